pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The columns: only about how many until the reveal, their cards afterwards.
ColumnLayout {
    id: panel

    required property var desk
    readonly property var work: desk.stages.collect

    spacing: Theme.gap2

    RowLayout {
        visible: panel.work.revealed
        spacing: Theme.gap2

        RkText {
            Layout.fillWidth: true
            text: panel.work.open ? qsTr("Writing is open again. New cards stay hidden until the next reveal.")
                : qsTr("Writing is closed.")
            color: Theme.soft
        }
        RkButton {
            objectName: "reopenWriting"
            visible: !panel.work.open
            text: qsTr("Open writing again")
            onClicked: panel.work.reopen()
        }
    }
    Scroller {
        id: scroller
        Layout.fillWidth: true
        Layout.fillHeight: true

        GridLayout {
            width: parent.width
            columns: Math.max(1, Math.min(rows.count, Math.floor((width + Theme.gap2) / (170 + Theme.gap2))))
            columnSpacing: Theme.gap2
            rowSpacing: Theme.gap2
            uniformCellWidths: true

            Repeater {
                id: rows
                model: panel.work.rows

                CollectColumn {
                    work: panel.work
                    horizon: scroller.contentY + 2 * scroller.height
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: 180
                    Layout.alignment: Qt.AlignTop
                }
            }
        }
    }
}
