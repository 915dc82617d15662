import QtQuick
import QtQuick.Shapes
import theme

// The outline of where cards lie that belong to no group.
Shape {
    id: box

    property bool aimed: false
    property real u: 1

    preferredRendererType: Shape.CurveRenderer

    ShapePath {
        strokeWidth: Math.max(1, (box.aimed ? 4 : 2) * box.u)
        strokeColor: box.aimed ? Theme.accent : Theme.line
        strokeStyle: ShapePath.DashLine
        dashPattern: [4, 4]
        fillColor: "transparent"
        PathRectangle {
            x: 1
            y: 1
            width: Math.max(1, box.width - 2)
            height: Math.max(1, box.height - 2)
            radius: Theme.radiusPanel * box.u
        }
    }
}
