pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// One column of the gathering.
RkPanel {
    id: lane

    required property var work
    required property var model
    required property string name
    required property string prompt
    required property int hue
    required property int about
    required property var cards
    required property var dated
    property string attended: ""
    property bool counted: true
    // Hundreds of tiles would keep phones waiting, at once and with every frame: the first come at once, more as one
    // scrolls towards them. ``horizon`` is how far down there should be tiles.
    property real horizon: Infinity
    property int made: 0

    onCardsChanged: made = Math.min(cards.length, Math.max(made, 12))
    Component.onCompleted: made = Math.min(cards.length, 12)

    Timer {
        interval: 16
        repeat: true
        running: lane.made < lane.cards.length && lane.y + inside.height < lane.horizon
        onTriggered: lane.made = Math.min(lane.cards.length, lane.made + 4)
    }

    objectName: "column:" + model.id
    implicitHeight: inside.implicitHeight + 2 * Theme.gap2
    implicitWidth: 170

    ColumnLayout {
        id: inside
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap2 }
        spacing: Theme.gap1

        RowLayout {
            spacing: Theme.gap1

            Rectangle {
                Layout.preferredWidth: 10
                Layout.preferredHeight: 10
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 7
                radius: 5
                color: Theme.mark(lane.hue)
            }
            RkText {
                Layout.fillWidth: true
                text: lane.name
                weight: Font.DemiBold
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
            }
            RkText {
                objectName: "cardCount"
                visible: lane.work.revealed
                Layout.preferredWidth: implicitWidth
                text: lane.cards.length
                color: Theme.soft
            }
        }
        RkText {
            Layout.fillWidth: true
            text: lane.prompt
            color: Theme.soft
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        RkText {
            objectName: "about"
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap1
            visible: lane.counted && lane.work.open && (!lane.work.revealed || lane.about > 0)
            text: lane.about > 0 ? qsTr("about %n card(s), hidden", "", lane.about) : qsTr("no cards yet")
            color: Theme.soft
            font.pixelSize: Theme.say
        }
        // A column, not a layout: a layout looks at all of its children again for every one that comes.
        Column {
            Layout.fillWidth: true
            spacing: Theme.gap1

            Repeater {
                model: lane.made

                CollectCard {
                    required property int index

                    card: lane.cards[index] ?? ({ id: "", text: "" })
                    columnName: lane.name
                    column: lane.hue
                    dated: lane.work.timeline ? lane.dated[index] ?? null : null
                    attended: lane.attended === card.id
                    width: parent?.width ?? 0
                    onAsked: lane.attended = attended ? "" : card.id
                    onRemoved: lane.work.remove(card.id)
                    onMoved: (when, mood) => lane.work.date(card.id, when, mood)
                }
            }
        }
    }
}
