pragma ComponentBehavior: Bound
import QtQuick
import theme

// A board in miniature: one lane for each column, a mark and three cards.
Rectangle {
    id: picture

    required property var colors

    implicitHeight: 92
    radius: Theme.radiusControl
    color: Theme.line
    Accessible.ignored: true

    Row {
        anchors.fill: parent
        anchors.margins: 10
        spacing: 6

        Repeater {
            model: picture.colors

            Rectangle {
                id: lane
                required property int modelData

                // A tile may go while its lanes are still there.
                readonly property int lanes: Math.max(1, picture?.colors.length ?? 1)
                width: ((parent?.width ?? 0) - 6 * (lanes - 1)) / lanes
                height: parent?.height ?? 0
                radius: 6
                color: Theme.paper

                Rectangle {
                    x: 6
                    y: 6
                    width: (parent.width - 12) * 0.6
                    height: 7
                    radius: 3
                    color: Theme.mark(lane.modelData)
                }
                Repeater {
                    model: 3

                    Rectangle {
                        required property int index

                        x: 6
                        y: 18 + index * 18
                        width: lane.width - 12
                        height: 14
                        radius: 3
                        color: Theme.card(lane.modelData)
                    }
                }
            }
        }
    }
}
