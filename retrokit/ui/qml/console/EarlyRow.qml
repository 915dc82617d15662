pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// In the lobby: cards may be collected before the session, or were already.
RkPanel {
    id: row

    required property var desk
    readonly property var lobby: desk.stages.lobby
    readonly property bool gathered: lobby.early === "gathered"

    visible: lobby.early.length > 0 && !desk.hotspot.shown
    implicitHeight: inside.implicitHeight + 2 * Theme.gap3

    GridLayout {
        id: inside
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
        columns: row.width > 560 ? 2 : 1
        columnSpacing: Theme.gap3
        rowSpacing: Theme.gap1

        RkText {
            objectName: "earlyWords"
            Layout.fillWidth: true
            text: row.gathered ? qsTr("Cards that were written early are kept on this laptop, hidden until their stage. Go on whenever you like, on another day as well.")
                : qsTr("Not everybody has time at once? Phones can write their cards now. They stay hidden until their stage.")
            color: Theme.soft
        }
        RkButton {
            objectName: "openEarly"
            text: row.gathered ? qsTr("Collect more cards early") : qsTr("Collect cards early")
            onClicked: row.lobby.openEarly()
        }
    }
}
