pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A picture of forces: from the left what is in the first column, from the right the second, as thick as they are strong.
Item {
    id: picture

    required property var body
    property real u: 1
    readonly property int rows: Math.max(1, ...body.sides.map(side => side.forces.length))
    readonly property real row: Math.min(110 * u, (height - 176 * u) / rows)

    Repeater {
        model: picture.body.sides
        Item {
            id: side
            required property var modelData
            required property int index
            readonly property bool fromLeft: index === 0
            x: fromLeft ? 0 : picture.width / 2 + 12 * picture.u
            width: picture.width / 2 - 12 * picture.u
            height: picture.height

            RkText {
                id: title
                objectName: "side:" + side.index
                width: parent.width
                horizontalAlignment: side.fromLeft ? Text.AlignLeft : Text.AlignRight
                text: side.modelData.name
                weight: 700
                font.pixelSize: Math.round(Theme.boardColumn * picture.u)
                maximumLineCount: 1
                elide: Text.ElideRight
            }
            Column {
                anchors { top: title.bottom; topMargin: 16 * picture.u }
                width: parent.width

                Repeater {
                    model: side.modelData.forces
                    PlaceForce {
                        width: side.width
                        height: picture.row
                        fromLeft: side.fromLeft
                        color: side.modelData.color
                        axis: picture.body.axes[0].name
                        u: picture.u
                    }
                }
            }
            RkText {
                objectName: "total:" + side.index
                y: 72 * picture.u + picture.rows * picture.row
                width: parent.width
                horizontalAlignment: side.fromLeft ? Text.AlignRight : Text.AlignLeft
                text: qsTr("%1 in all").arg(side.modelData.total)
                weight: 700
                font.pixelSize: Math.round(Theme.boardColumn * picture.u)
            }
        }
    }
    Rectangle {
        x: (parent.width - width) / 2
        y: 60 * picture.u
        width: 4 * picture.u
        height: picture.rows * picture.row
        radius: width / 2
        color: Theme.ink
    }
    PlaceRest {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        body: picture.body
        u: picture.u
    }
}
