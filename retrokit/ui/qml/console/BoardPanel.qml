pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Where the board is.
RkPanel {
    id: panel

    required property var desk
    property bool low: false
    readonly property var board: desk.board

    implicitHeight: column.implicitHeight + 2 * Theme.gap2

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap2 }
        spacing: Theme.gap1

        RkText {
            visible: !panel.low
            text: qsTr("Board")
            weight: Font.DemiBold
        }
        RkText {
            objectName: "boardPlace"
            Layout.fillWidth: true
            readonly property string place: panel.board.place
            readonly property string words: place === "second" ? qsTr("on the second screen, full size")
                : place === "window" ? qsTr("in a window on this screen") : qsTr("hidden, nobody sees it")
            readonly property string few: place === "second" ? qsTr("on the second screen")
                : place === "window" ? qsTr("in a window") : qsTr("hidden")

            text: panel.low ? qsTr("Board: %1").arg(few) : words
            color: Theme.soft
        }
        Flow {
            Layout.fillWidth: true
            Layout.preferredWidth: 120
            spacing: Theme.gap1

            RkButton {
                objectName: "showCode"
                visible: panel.board.place !== "hidden" && panel.desk.state === "running" && panel.desk.door.tickets === 0
                leftPadding: panel.low ? Theme.gap1 : Theme.gap3
                rightPadding: leftPadding
                text: panel.board.code ? qsTr("Hide code") : qsTr("Show code")
                onClicked: panel.board.toggleCode()
            }
            RkButton {
                objectName: "toggleBoard"
                leftPadding: panel.low ? Theme.gap1 : Theme.gap3
                rightPadding: leftPadding
                text: panel.board.place === "hidden" ? qsTr("Show board") : qsTr("Hide board")
                onClicked: panel.board.toggle()
            }
            RkButton {
                objectName: "toggleSounds"
                // Where there is no room for it Ctrl M does the same.
                visible: panel.desk.state !== "closed" && !panel.low
                quiet: true
                leftPadding: Theme.gap1
                rightPadding: leftPadding
                text: panel.desk.sounds ? qsTr("Sounds on") : qsTr("Sounds off")
                Accessible.name: panel.desk.sounds ? qsTr("Sounds are on. Turn them off") : qsTr("Sounds are off. Turn them on")
                onClicked: panel.desk.toggleSounds()
            }
        }
    }
}
