pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The facilitator's own notes: on no board, on no phone, in no report.
ColumnLayout {
    id: panel

    required property var desk
    property bool low: false

    spacing: Theme.gap1

    SectionLabel {
        Layout.fillWidth: true
        text: qsTr("Notes (never on the board)")
    }
    DraftArea {
        objectName: "notes"
        Layout.fillWidth: true
        drafts: panel.desk.drafts
        key: "notes"
        known: panel.desk.notes
        lines: panel.low ? 2 : 6
        placeholderText: qsTr("Write for yourself")
        name: qsTr("Notes for yourself")
    }
}
