pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A group with its name and cards, or the cards that are in none. Cards and groups can be dropped on it.
Rectangle {
    id: pile

    required property var work
    required property var model
    required property bool loose
    required property string name
    required property var cards
    required property Item sky
    property real lane: 220
    property int room: 1
    property bool walking: false
    readonly property string key: model.id
    readonly property bool here: work.cursor === key
    readonly property bool aimed: drop.containsDrag || (work.picked !== "" && here)
    // Many loose cards lie side by side: beside the groups while they are few, across the board when they are many.
    readonly property int beside: Math.max(1, room - 1)
    readonly property int spread: !loose ? 1 : Math.max(1, Math.min(cards.length > 8 * beside ? room : beside, Math.ceil(cards.length / 6)))

    signal taken()
    signal reached(Item item)

    objectName: "pile:" + key
    width: spread * lane + (spread - 1) * Theme.gap2
    height: inside.height + 2 * Theme.gap2
    radius: Theme.radiusCard
    color: loose ? "transparent" : Theme.panel
    border.width: aimed || (here && walking) || work.picked === key ? 3 : 1
    border.color: aimed || (here && walking) || work.picked === key ? Theme.accent : Theme.line
    onHereChanged: if (here) reached(pile)
    Accessible.role: Accessible.Grouping
    Accessible.name: loose ? qsTr("Not grouped yet") : name.length > 0 ? name : qsTr("a group without a name")

    DropArea {
        id: drop
        anchors.fill: parent
        onDropped: event => pile.work.drop((event.source as PileCard).key, pile.key)
    }
    MouseArea {
        anchors.fill: parent
        onClicked: {
            pile.work.stand(pile.key);
            pile.taken();
        }
    }
    Column {
        id: inside
        x: Theme.gap2
        y: Theme.gap2
        width: pile.width - 2 * Theme.gap2
        spacing: Theme.gap1

        RkText {
            visible: pile.loose
            width: parent.width
            text: qsTr("Not grouped yet · %1").arg(pile.cards.length)
            color: Theme.soft
            weight: Font.DemiBold
        }
        RkText {
            visible: pile.loose && pile.cards.length === 0
            width: parent.width
            text: qsTr("Drop a card here to take it out of its group.")
            color: Theme.soft
        }
        PileName {
            visible: !pile.loose
            width: parent.width
            work: pile.work
            group: pile.key
            known: pile.name
            onFinished: pile.taken()
        }
        Flow {
            width: parent.width
            spacing: Theme.gap1

            Repeater {
                model: pile.cards

                PileCard {
                    work: pile.work
                    sky: pile.sky
                    walking: pile.walking
                    targets: pile.loose
                    width: Math.floor((inside.width - (pile.spread - 1) * Theme.gap1) / pile.spread)
                    onTaken: pile.taken()
                    onReached: item => pile.reached(item)
                }
            }
        }
    }
}
