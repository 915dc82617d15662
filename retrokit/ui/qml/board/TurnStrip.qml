pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Who speaks when, on one line; whoever speaks now is large and stays in sight.
Item {
    id: strip

    required property var board
    property real u: 1
    readonly property var names: board.body.turns ?? []
    readonly property int turn: board.body.turn ?? 0

    // A question to everybody takes the room.
    property bool away: false

    objectName: "turns"
    visible: names.length > 0 && !away
    implicitHeight: visible ? 88 * u : 0

    RkText {
        id: label
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Turn order")
        color: Theme.soft
        font.pixelSize: Math.round(Theme.boardSmall * strip.u)
        wrapMode: Text.NoWrap
        Accessible.role: Accessible.Heading
    }
    ListView {
        id: list
        anchors { left: label.right; leftMargin: 24 * strip.u; right: parent.right; verticalCenter: parent.verticalCenter }
        height: 72 * strip.u
        orientation: ListView.Horizontal
        spacing: 12 * strip.u
        clip: true
        interactive: false
        model: strip.names
        currentIndex: strip.turn
        highlightMoveDuration: Theme.move
        highlightRangeMode: ListView.ApplyRange
        preferredHighlightBegin: 0
        preferredHighlightEnd: Math.max(0, width - 2 * 240 * strip.u)

        delegate: Rectangle {
            id: chip
            required property int index
            required property string modelData
            readonly property bool now: index === strip.turn

            objectName: "turn:" + index
            width: name.implicitWidth + 48 * strip.u
            height: ListView.view.height
            radius: height / 2
            color: now ? Theme.accent : Theme.panel
            border.width: Math.max(1, Math.round(strip.u))
            border.color: now ? Theme.accent : Theme.line
            Accessible.role: Accessible.ListItem
            Accessible.name: now ? qsTr("%1, speaks now").arg(modelData) : modelData

            RkText {
                id: name
                anchors.centerIn: parent
                text: chip.modelData
                color: chip.now ? Theme.accentInk : chip.index < strip.turn ? Theme.soft : Theme.ink
                weight: chip.now ? 700 : 500
                font.pixelSize: Math.round((chip.now ? 34 : 26) * strip.u)
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
