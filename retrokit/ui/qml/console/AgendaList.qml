pragma ComponentBehavior: Bound
import QtQuick

// One stop for the keyboard: arrows walk, Enter or Space goes there, + and - are the minutes, the right arrow opens the menu.
ListView {
    id: list

    required property var agenda
    property bool low: false
    property bool ownsKeys: true
    // Where the room is stays in sight.
    readonly property int here: agenda.here

    function go(): void {
        if (currentItem)
            agenda.goTo((currentItem as AgendaLine).number);
    }

    function nudge(more: int, event: var): void {
        if (currentItem)
            agenda.nudge((currentItem as AgendaLine).number, more, (event.modifiers & Qt.ControlModifier) !== 0);
    }

    function openMenu(): void {
        if (currentItem && (currentItem as AgendaLine).alive)
            menu.show(currentItem as AgendaLine);
    }

    function seeHere(): void {
        if (here >= 0)
            positionViewAtIndex(here, ListView.Contain);
    }

    objectName: "agendaList"
    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    model: agenda.rows
    spacing: 2
    keyNavigationEnabled: true
    onHereChanged: seeHere()
    onHeightChanged: seeHere()
    onActiveFocusChanged: agenda.attend(activeFocus || menu.opened)
    Keys.onSpacePressed: go()
    Keys.onReturnPressed: go()
    Keys.onEnterPressed: go()
    Keys.onRightPressed: openMenu()
    Keys.onMenuPressed: openMenu()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
            nudge(1, event);
        else if (event.key === Qt.Key_Minus)
            nudge(-1, event);
        else
            return;
        event.accepted = true;
    }
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Stages")
    Accessible.description: qsTr("Plus and minus change the minutes. The right arrow shows what else can be done.")

    delegate: AgendaLine {
        width: ListView.view.width
        height: list.low ? 36 : 42
        agenda: list.agenda
        attended: ListView.isCurrentItem && list.activeFocus
        open: menu.opened && menu.line === this
        onPressed: {
            list.currentIndex = index;
            list.agenda.goTo(number);
        }
        onMenuAsked: {
            list.currentIndex = index;
            menu.show(this);
        }
    }

    StageMenu {
        id: menu
        agenda: list.agenda
        onOpened: list.agenda.attend(true)
        // The keyboard goes back to where it was: into the list only if it came from there.
        onClosed: list.agenda.attend(list.activeFocus)
    }
}
