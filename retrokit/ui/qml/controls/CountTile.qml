import QtQuick
import theme

// A number and what it counts: under it, or in a low window beside it.
RkPanel {
    id: tile

    property string number: ""
    property string label: ""
    property bool low: false
    readonly property int edge: low ? Theme.gap2 : Theme.gap3

    implicitWidth: 128
    implicitHeight: low ? Math.max(count.implicitHeight, words.implicitHeight) + Theme.gap1
        : count.implicitHeight + 4 + words.implicitHeight + 2 * edge
    Accessible.role: Accessible.StaticText
    Accessible.name: number + " " + label

    RkText {
        id: count
        x: tile.edge
        y: tile.low ? (tile.height - height) / 2 : tile.edge
        width: tile.low ? Math.ceil(implicitWidth) : tile.width - 2 * tile.edge
        text: tile.number
        font.pixelSize: tile.low ? Theme.heading : Theme.title
        weight: 700
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    RkText {
        id: words
        x: tile.low ? count.x + count.width + Theme.gap1 : tile.edge
        y: tile.low ? (tile.height - height) / 2 : count.y + count.height + 4
        width: tile.width - x - tile.edge
        text: tile.label
        color: Theme.soft
        Accessible.ignored: true
    }
}
