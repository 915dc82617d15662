import QtQuick
import theme

// Paper on paper: a card of the interface. Children lay themselves out inside.
Rectangle {
    property bool selected: false

    radius: Theme.radiusCard
    color: Theme.panel
    border.width: selected ? 2 : 1
    border.color: selected ? Theme.accent : Theme.line
}
