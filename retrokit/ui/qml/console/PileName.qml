pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The name of a group, typed in place. It is told when the editor is left, never while somebody types.
Item {
    id: place

    required property var work
    required property string group
    required property string known
    property bool editing: false

    signal finished()

    function edit(): void {
        field.text = known;
        editing = true;
        field.forceActiveFocus(Qt.TabFocusReason);
        field.selectAll();
    }

    function leave(keep: bool): void {
        if (!editing)
            return;
        editing = false;
        if (keep)
            work.name(group, field.text);
    }

    implicitHeight: editing ? field.implicitHeight : Math.max(28, words.implicitHeight + 6)

    RkText {
        id: words
        objectName: "groupTitle:" + place.group
        y: 2
        width: parent.width
        visible: !place.editing
        text: place.known.length > 0 ? place.known : qsTr("Name this group")
        color: place.known.length > 0 ? Theme.ink : Theme.soft
        weight: Font.DemiBold
        maximumLineCount: 4
        elide: Text.ElideRight
    }
    MouseArea {
        anchors.fill: parent
        enabled: !place.editing
        cursorShape: Qt.IBeamCursor
        onClicked: {
            place.work.stand(place.group);
            place.edit();
        }
    }
    RkField {
        id: field
        objectName: "groupName:" + place.group
        width: parent.width
        visible: place.editing
        implicitHeight: 40
        maximumLength: 80
        placeholderText: qsTr("Name this group")
        onActiveFocusChanged: if (!activeFocus) place.leave(true)
        // Taken here: a field lets Enter through, and the board would take it for the primary action.
        Keys.onReturnPressed: {
            place.leave(true);
            place.finished();
        }
        Keys.onEnterPressed: {
            place.leave(true);
            place.finished();
        }
        Keys.onEscapePressed: {
            place.leave(false);
            place.finished();
        }
        Component.onDestruction: place.leave(true)
    }
    Connections {
        target: place.work
        function onNameAsked(group: string): void {
            if (group === place.group)
                place.edit();
        }
    }
}
