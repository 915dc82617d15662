pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A card to drag, or to pick by keyboard. While it is dragged its place stays and the card itself flies over the board.
Item {
    id: place

    required property var modelData
    required property var work
    required property Item sky
    property bool walking: false
    property bool targets: false
    readonly property string key: modelData.id
    readonly property bool here: work.cursor === key
    readonly property bool picked: work.picked === key

    signal taken()
    signal reached(Item item)

    objectName: "card:" + key
    height: tile.implicitHeight
    onHereChanged: if (here) reached(place)

    CardTile {
        id: tile

        readonly property string key: place.key

        width: place.width
        height: implicitHeight
        text: place.modelData.text
        column: place.modelData.color
        size: Theme.body
        lines: 6
        open: place.here
        selected: place.picked || (place.here && place.walking)
        target: drop.containsDrag || (place.here && place.work.picked !== "" && !place.picked)
        opacity: mouse.drag.active ? 0.9 : 1
        Drag.active: mouse.drag.active
        Drag.source: place
        Drag.hotSpot.x: width / 2
        Drag.hotSpot.y: Math.min(height / 2, 24)
        Accessible.description: place.picked ? qsTr("picked") : ""

        states: State {
            when: mouse.drag.active
            ParentChange {
                target: tile
                parent: place.sky
            }
        }
    }
    Rectangle {
        anchors.fill: parent
        visible: mouse.drag.active
        radius: Theme.radiusCard
        color: "transparent"
        border.width: 1
        border.color: Theme.line
    }
    MouseArea {
        id: mouse
        anchors.fill: parent
        drag.target: tile
        drag.threshold: 6
        // The card stays under the hand however far the first step of a fast one goes.
        drag.smoothed: false
        preventStealing: true
        cursorShape: Qt.OpenHandCursor
        onClicked: {
            place.work.stand(place.key);
            place.taken();
        }
        onReleased: {
            if (!drag.active)
                return;
            tile.Drag.drop();
            tile.x = 0;
            tile.y = 0;
        }
    }
    DropArea {
        id: drop
        anchors.fill: parent
        enabled: place.targets && !mouse.drag.active
        onDropped: event => place.work.drop((event.source as PileCard).key, place.key)
    }
}
