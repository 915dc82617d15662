pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The room is open for writing before its session: what that means, and the columns with only about how many.
Scroller {
    id: panel

    required property var desk
    readonly property var work: desk.stages.collect

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
        columns: Math.max(1, Math.min(rows.count, Math.floor((width + Theme.gap2) / (170 + Theme.gap2))))
        columnSpacing: Theme.gap2
        rowSpacing: Theme.gap2
        uniformCellWidths: true

        Repeater {
            id: rows
            model: panel.work.rows

            CollectColumn {
                work: panel.work
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: 140
                Layout.alignment: Qt.AlignTop
            }
        }
    }
    RkText {
        width: parent.width
        text: qsTr("Nobody sees a card before its stage, you neither. Close the writing, or leave and go on another day: nothing is lost.")
        color: Theme.soft
    }
    Flow {
        width: parent.width
        spacing: Theme.gap1

        RkButton {
            objectName: "closeEarly"
            text: qsTr("Close early writing")
            onClicked: panel.desk.stages.lobby.closeEarly()
        }
        RkButton {
            objectName: "leaveForNow"
            text: qsTr("Leave for now")
            Accessible.name: qsTr("Leave for now: home lists the session, to go on later")
            onClicked: panel.desk.newSession()
        }
    }
}
