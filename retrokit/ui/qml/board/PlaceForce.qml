import QtQuick
import QtQuick.Shapes
import theme
import controls

// One force: its words at the edge, its arrow towards the middle. A pale edge shows how strong it is to the stronger half.
Item {
    id: force

    required property var modelData
    required property bool fromLeft
    required property int color
    required property string axis
    property real u: 1
    readonly property real thickest: Math.min(height * 0.8, 72 * u)
    readonly property real tip: 34 * u

    objectName: "force:" + modelData.name
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2: %3").arg(modelData.name).arg(axis).arg(modelData.figure)

    Item {
        id: arrow
        x: force.fromLeft ? force.width - width : 0
        width: force.width * 0.42
        height: force.height
        // Drawn from left to right, and turned round for the other side.
        transform: Scale { origin.x: arrow.width / 2; xScale: force.fromLeft ? 1 : -1 }

        Rectangle {
            width: arrow.width - force.tip
            height: force.thickest * force.modelData.high
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.card(force.color)
            border { width: Math.max(1, force.u); color: Theme.mark(force.color) }
        }
        Rectangle {
            width: arrow.width - force.tip
            height: force.thickest * force.modelData.mid
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.mark(force.color)
        }
        Shape {
            anchors.fill: parent
            preferredRendererType: Shape.CurveRenderer

            ShapePath {
                strokeWidth: -1
                fillColor: Theme.mark(force.color)
                startX: arrow.width - force.tip
                startY: arrow.height / 2 - force.thickest * (0.12 + force.modelData.mid / 2)
                PathLine { x: arrow.width; y: arrow.height / 2 }
                PathLine { x: arrow.width - force.tip; y: arrow.height / 2 + force.thickest * (0.12 + force.modelData.mid / 2) }
                PathLine { x: arrow.width - force.tip; y: arrow.height / 2 - force.thickest * (0.12 + force.modelData.mid / 2) }
            }
        }
    }
    RkText {
        id: figure
        x: force.fromLeft ? arrow.x - width - 16 * force.u : arrow.width + 16 * force.u
        anchors.verticalCenter: parent.verticalCenter
        text: force.modelData.figure
        weight: 700
        font.pixelSize: Math.round(30 * force.u)
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Column {
        x: force.fromLeft ? 0 : figure.x + figure.width + 16 * force.u
        width: force.fromLeft ? figure.x - 16 * force.u : force.width - x
        anchors.verticalCenter: parent.verticalCenter

        RkText {
            width: parent.width
            text: force.modelData.name
            horizontalAlignment: force.fromLeft ? Text.AlignLeft : Text.AlignRight
            weight: 600
            font.pixelSize: Math.round(24 * force.u)
            maximumLineCount: force.height < 70 * force.u ? 1 : 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        RkText {
            width: parent.width
            visible: force.modelData.spread.length > 0 && force.height >= 64 * force.u
            text: qsTr("half of us: %1").arg(force.modelData.spread)
            horizontalAlignment: force.fromLeft ? Text.AlignLeft : Text.AlignRight
            color: Theme.soft
            font.pixelSize: Math.round(Theme.boardLeast * force.u)
            maximumLineCount: 1
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
