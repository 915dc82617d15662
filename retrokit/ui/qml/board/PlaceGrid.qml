pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Two axes with four fields: a numbered dot where the middle of the answers lies, a light cross as wide as half of them.
Item {
    id: picture

    required property var body
    property real u: 1
    readonly property var across: body.axes[0]
    readonly property var up: body.axes[1]
    readonly property real dot: 46 * u

    Item {
        id: field
        anchors { left: parent.left; leftMargin: 56 * picture.u; top: parent.top; topMargin: 4 * picture.u; bottom: parent.bottom; bottomMargin: 48 * picture.u }
        width: Math.max(820 * picture.u, picture.width - 56 * picture.u - 660 * picture.u)

        Repeater {
            model: 4
            Rectangle {
                id: corner
                required property int index
                x: (index % 2) * field.width / 2 + (index % 2 ? 3 : 0) * picture.u
                y: (index < 2 ? 0 : field.height / 2 + 3 * picture.u)
                width: field.width / 2 - 3 * picture.u
                height: field.height / 2 - 3 * picture.u
                radius: Theme.radiusPanel * picture.u
                color: Theme.panel
                border { width: Math.max(1, picture.u); color: Theme.line }

                RkText {
                    objectName: "corner:" + corner.index
                    anchors { left: parent.left; right: parent.right; margins: 18 * picture.u }
                    y: corner.index < 2 ? 12 * picture.u : parent.height - height - 12 * picture.u
                    horizontalAlignment: corner.index % 2 ? Text.AlignRight : Text.AlignLeft
                    text: picture.body.corners[corner.index] ?? ""
                    color: Theme.soft
                    weight: 600
                    font.pixelSize: Math.round(26 * picture.u)
                    maximumLineCount: 1
                    elide: Text.ElideRight
                }
            }
        }
        // Dots keep away from the edge, where the fields have their names, and none is cut.
        Item {
            id: plot
            anchors { fill: parent; leftMargin: 34 * picture.u; rightMargin: 34 * picture.u; topMargin: 72 * picture.u; bottomMargin: 72 * picture.u }

            Repeater {
                model: picture.body.dots
                Item {
                    id: cross
                    required property var modelData
                    readonly property color color: Theme.mark(modelData.number)
                    anchors.fill: parent

                    Rectangle {
                        x: cross.modelData.lowX * plot.width
                        y: (1 - cross.modelData.midY) * plot.height - height / 2
                        width: Math.max(0, cross.modelData.highX - cross.modelData.lowX) * plot.width
                        height: 6 * picture.u
                        radius: height / 2
                        color: cross.color
                        opacity: 0.45
                    }
                    Rectangle {
                        x: cross.modelData.midX * plot.width - width / 2
                        y: (1 - cross.modelData.highY) * plot.height
                        width: 6 * picture.u
                        height: Math.max(0, cross.modelData.highY - cross.modelData.lowY) * plot.height
                        radius: width / 2
                        color: cross.color
                        opacity: 0.45
                    }
                }
            }
            Repeater {
                model: picture.body.dots
                Rectangle {
                    id: mark
                    required property var modelData
                    objectName: "dot:" + modelData.number
                    x: modelData.x * plot.width - width / 2
                    y: (1 - modelData.y) * plot.height - height / 2
                    width: picture.dot
                    height: picture.dot
                    radius: width / 2
                    color: Theme.mark(modelData.number)
                    border { width: Math.max(1, 2 * picture.u); color: Theme.panel }

                    RkText {
                        anchors.centerIn: parent
                        text: mark.modelData.number
                        color: Theme.panel
                        weight: 700
                        font.pixelSize: Math.round(24 * picture.u)
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Row {
        anchors { left: field.left; right: field.right; top: field.bottom; topMargin: 10 * picture.u }
        Repeater {
            model: [picture.across.low, picture.across.name + " →", picture.across.high]
            RkText {
                required property string modelData
                required property int index
                width: field.width / 3
                horizontalAlignment: index === 0 ? Text.AlignLeft : index === 1 ? Text.AlignHCenter : Text.AlignRight
                text: modelData
                color: index === 1 ? Theme.ink : Theme.soft
                weight: index === 1 ? 700 : 400
                font.pixelSize: Math.round(24 * picture.u)
                maximumLineCount: 1
                elide: Text.ElideRight
            }
        }
    }
    Row {
        // Read from below: its middle lies beside the middle of the field.
        x: 22 * picture.u - width / 2
        y: field.y + field.height / 2 - height / 2
        width: field.height
        rotation: -90
        Repeater {
            model: [picture.up.low, picture.up.name + " →", picture.up.high]
            RkText {
                required property string modelData
                required property int index
                width: field.height / 3
                horizontalAlignment: index === 0 ? Text.AlignLeft : index === 1 ? Text.AlignHCenter : Text.AlignRight
                text: modelData
                color: index === 1 ? Theme.ink : Theme.soft
                weight: index === 1 ? 700 : 400
                font.pixelSize: Math.round(24 * picture.u)
                maximumLineCount: 1
                elide: Text.ElideRight
            }
        }
    }
    PlaceLegend {
        anchors { left: field.right; leftMargin: 40 * picture.u; right: parent.right; top: parent.top; bottom: parent.bottom }
        body: picture.body
        u: picture.u
    }
}
