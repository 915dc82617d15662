pragma ComponentBehavior: Bound
import QtQuick

// One stop for the keyboard: arrows walk, Enter or Space goes there.
ListView {
    id: list

    required property var agenda
    property bool ownsKeys: true

    function go(): void {
        if (currentItem)
            agenda.goTo((currentItem as AgendaLine).number);
    }

    objectName: "agendaList"
    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    model: agenda.rows
    spacing: 2
    keyNavigationEnabled: true
    Keys.onSpacePressed: go()
    Keys.onReturnPressed: go()
    Keys.onEnterPressed: go()
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Stages")

    delegate: AgendaLine {
        width: ListView.view.width
        attended: ListView.isCurrentItem && list.activeFocus
        onPressed: {
            list.currentIndex = index;
            list.agenda.goTo(number);
        }
    }
}
