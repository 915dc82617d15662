pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import theme
import controls

// How the days felt: a dot for each, between hard and good, and a line that joins them.
Item {
    id: strip

    required property var points
    property real u: 1
    readonly property real inset: 24 * u

    function px(point: var): real {
        return point.x * width;
    }

    function py(point: var): real {
        return inset + (1 - point.y) * (height - 2 * inset);
    }

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("How the days felt, from hard to good")

    Repeater {
        model: [qsTr("good"), qsTr("hard")]

        Item {
            id: edge
            required property int index
            required property string modelData

            y: index === 0 ? strip.inset : strip.height - strip.inset
            width: strip.width

            Rectangle {
                anchors { left: word.right; right: parent.right; leftMargin: 12 * strip.u }
                height: Math.max(1, strip.u)
                color: Theme.line
            }
            RkText {
                id: word
                anchors.verticalCenter: parent.top
                width: implicitWidth
                text: edge.modelData
                color: Theme.soft
                font.pixelSize: Math.round(Theme.boardLeast * strip.u)
            }
        }
    }
    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer
        visible: strip.points.length > 1

        ShapePath {
            strokeColor: Theme.accent
            strokeWidth: 4 * strip.u
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap

            PathPolyline {
                path: strip.points.map(point => Qt.point(strip.px(point), strip.py(point)))
            }
        }
    }
    Repeater {
        model: strip.points

        Rectangle {
            id: dot
            required property var modelData

            x: strip.px(modelData) - width / 2
            y: strip.py(modelData) - height / 2
            width: 16 * strip.u
            height: width
            radius: width / 2
            color: Theme.accent
            border.width: 3 * strip.u
            border.color: Theme.paper
        }
    }
}
