import QtQuick
import theme

// The ring around whatever has the keyboard; ``on`` says when.
Rectangle {
    property bool on: false
    property real u: 1
    property real around: Theme.radiusControl

    anchors.fill: parent
    anchors.margins: -4 * u
    radius: (around + 4) * u
    color: "transparent"
    border.width: Math.max(2, 3 * u)
    border.color: Theme.accent
    opacity: on ? 1 : 0
    visible: opacity > 0

    Behavior on opacity { NumberAnimation { duration: Theme.fade } }
}
