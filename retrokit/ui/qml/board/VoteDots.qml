pragma ComponentBehavior: Bound
import QtQuick
import theme

// A dot for each vote; a bar's worth of smaller dots when there are many.
Row {
    id: dots

    property int votes: 0
    property real u: 1
    readonly property int shown: Math.max(0, Math.min(votes, 40))
    readonly property real dot: Math.max(2, Math.min(16 * u, width / Math.max(1, shown) - spacing))

    spacing: Math.min(6 * u, width / Math.max(1, shown) / 4)
    height: 18 * u
    Accessible.ignored: true

    Repeater {
        model: dots.shown
        Rectangle {
            anchors.verticalCenter: parent?.verticalCenter
            width: dots.dot
            height: width
            radius: width / 2
            color: Theme.accent
        }
    }
}
