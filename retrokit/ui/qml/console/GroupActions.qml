pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What can be done with the card or group the cursor is on; how to do it by keyboard while nothing is chosen.
RowLayout {
    id: actions

    required property var work
    required property Item board

    spacing: Theme.gap1

    RkText {
        objectName: "groupHint"
        Layout.fillWidth: true
        text: actions.work.picked !== ""
            ? qsTr("Carrying “%1”. Arrows choose where, Enter puts it down, Esc lets it be.").arg(actions.work.pickedWords)
            : actions.work.words !== "" ? "“" + actions.work.words + "”"
            : qsTr("Drag cards onto each other. Keys: Tab to the cards, arrows walk, Space picks up, Enter puts down.")
        color: Theme.soft
        maximumLineCount: 3
        elide: Text.ElideRight
    }
    RkButton {
        objectName: "nameGroup"
        visible: actions.work.onGroup
        text: qsTr("Name")
        shortcutText: "F2"
        onClicked: actions.work.askName()
    }
    RkButton {
        objectName: "splitCard"
        visible: actions.work.inGroup
        text: qsTr("Take out")
        onClicked: actions.work.split()
    }
    RkButton {
        objectName: "dissolveGroup"
        visible: actions.work.onGroup && !actions.work.inGroup
        text: qsTr("Dissolve")
        onClicked: actions.work.dissolve()
    }
    RkButton {
        objectName: "removeCard"
        visible: actions.work.onCard
        text: qsTr("Remove")
        Accessible.name: qsTr("Remove this card from the board")
        onClicked: actions.work.remove()
    }
}
