pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The time box is over: the question to the room, then what it wants; or that there is no more time here.
Rectangle {
    id: strip

    required property var board
    property real u: 1
    readonly property var body: board.body
    readonly property var thumbs: body.thumbs ?? ({})
    readonly property string phase: thumbs.state ?? ""
    readonly property bool asked: phase === "open"
    readonly property bool shown: phase === "shown"
    readonly property bool up: phase !== "" || (body.stopped ?? false)
    readonly property string headline: asked ? qsTr("More time, or the next topic?")
        : shown ? (thumbs.wish === "more" ? qsTr("The room wants more time")
            : thumbs.more === thumbs.next ? qsTr("A tie: on to the next topic") : qsTr("The room wants the next topic"))
        : phase === "few" ? qsTr("Too few thumbs to show") : qsTr("No more time here")
    readonly property string under: asked ? qsTr("Answer on your phone. Nobody sees whose thumb it is.")
        : shown ? qsTr("%n thumb(s)", "", thumbs.answers ?? 0)
        : phase === "few" ? qsTr("The facilitator decides.") : qsTr("We park it or take it on.")

    objectName: "thumbs"
    visible: up
    implicitHeight: (tiles.visible ? 204 : 136) * u
    radius: Theme.radiusPanel * u
    color: Theme.accentSoft
    Accessible.role: Accessible.StaticText
    Accessible.name: headline + ". " + under

    Column {
        anchors { left: parent.left; leftMargin: 32 * strip.u; right: tiles.visible ? tiles.left : ring.visible ? ring.left : parent.right; rightMargin: 24 * strip.u }
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8 * strip.u

        RkText {
            objectName: "thumbsHeadline"
            width: parent.width
            text: strip.headline
            weight: 700
            font.pixelSize: Math.round(36 * strip.u)
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        RkText {
            width: parent.width
            text: strip.under
            color: Theme.soft
            font.pixelSize: Math.round(Theme.boardCard * strip.u)
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    Row {
        id: tiles
        visible: strip.asked || strip.shown
        anchors { right: ring.visible ? ring.left : parent.right; rightMargin: 28 * strip.u; verticalCenter: parent.verticalCenter }
        spacing: 16 * strip.u

        Repeater {
            model: [
                { key: "more", sign: "+" + (strip.body.extension ?? 0), words: qsTr("More time") },
                { key: "next", sign: "→", words: qsTr("Next topic") }
            ]

            Rectangle {
                id: tile
                required property var modelData
                readonly property bool wanted: strip.shown && strip.thumbs.wish === modelData.key
                objectName: "thumb:" + modelData.key
                width: 176 * strip.u
                height: 160 * strip.u
                radius: Theme.radiusCard * strip.u
                color: wanted ? Theme.accent : Theme.panel
                border.width: Math.max(1, Math.round(2 * strip.u))
                border.color: wanted ? Theme.accent : Theme.line
                Accessible.role: Accessible.StaticText
                Accessible.name: strip.shown ? qsTr("%1: %2").arg(modelData.words).arg(number.text) : modelData.words

                Column {
                    anchors.centerIn: parent
                    width: parent.width - 16 * strip.u

                    RkText {
                        id: number
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: strip.shown ? strip.thumbs[tile.modelData.key] ?? 0 : tile.modelData.sign
                        color: tile.wanted ? Theme.accentInk : Theme.accent
                        weight: 700
                        font.pixelSize: Math.round(64 * strip.u)
                        Accessible.ignored: true
                    }
                    RkText {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: tile.modelData.words
                        color: tile.wanted ? Theme.accentInk : Theme.ink
                        weight: 650
                        font.pixelSize: Math.round(Theme.boardCard * strip.u)
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    TimerRing {
        id: ring
        objectName: "thumbsRing"
        anchors { right: parent.right; rightMargin: 28 * strip.u; verticalCenter: parent.verticalCenter }
        width: 132 * strip.u
        height: width
        visible: strip.asked && totalMs > 0
        name: qsTr("Time to answer")
        timerState: strip.thumbs.countdown?.state ?? "idle"
        leftMs: strip.thumbs.countdown?.leftMs ?? 0
        totalMs: strip.thumbs.countdown?.totalMs ?? 0
        stamp: strip.board.stamp
    }
}
