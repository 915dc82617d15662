pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The room is open for writing before its session: the code, what that means, and the columns. How many there are in each is not told: people come one by one.
Scroller {
    id: panel

    required property var desk
    readonly property var work: desk.stages.collect
    readonly property bool small: width < 640

    RkText {
        width: parent.width
        text: qsTr("Phones write their cards for later. Whoever has the code may come, go and come back, and change cards of their own.")
        color: Theme.soft
        font.pixelSize: Theme.say
    }
    JoinHelp {
        desk: panel.desk
        width: parent.width
    }
    GridLayout {
        width: parent.width
        columns: panel.width > 500 ? 2 : 1
        columnSpacing: Theme.gap4
        rowSpacing: Theme.gap3

        JoinTicket {
            desk: panel.desk
            small: panel.small
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: panel.small ? 232 : 300
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            spacing: Theme.gap3

            RkText {
                objectName: "earlyWords"
                Layout.fillWidth: true
                text: qsTr("Nobody sees a card before its stage, you neither. Close the writing or go home, and go on whenever you like, on another day as well: nothing is lost.")
            }
            RkButton {
                objectName: "closeEarly"
                text: qsTr("Close early writing")
                onClicked: panel.desk.stages.lobby.closeEarly()
            }
        }
    }
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
                counted: false
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.alignment: Qt.AlignTop
            }
        }
    }
}
