pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The facilitator's own notes: on no board, on no phone, in no report.
ColumnLayout {
    id: panel

    required property var desk
    property int lines: 6

    spacing: lines < 4 ? 4 : Theme.gap1

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
        lines: panel.lines
        placeholderText: qsTr("Write for yourself")
        name: qsTr("Notes for yourself")
    }
}
