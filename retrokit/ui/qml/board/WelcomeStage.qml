pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// What we agree on before we begin, readable from the back of the room.
Item {
    id: stage

    required property var board
    property real u: 1
    readonly property var points: board.body.points ?? []
    readonly property real size: points.length > 5 ? 30 : points.length > 3 ? 40 : 48

    Column {
        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: 16 * stage.u }
        spacing: (stage.points.length > 5 ? 20 : 44) * stage.u

        RkText {
            width: parent.width * 0.8
            visible: text.length > 0
            text: stage.board.prompt
            color: Theme.soft
            font.pixelSize: Math.round(32 * stage.u)
            bottomPadding: 8 * stage.u
        }
        Repeater {
            model: stage.points
            Item {
                id: point
                required property string modelData
                required property int index
                width: parent?.width ?? 0
                height: words.height

                RkText {
                    text: point.index + 1
                    color: Theme.accent
                    weight: 700
                    font.pixelSize: Math.round(stage.size * stage.u)
                }
                RkText {
                    id: words
                    x: 72 * stage.u
                    width: parent.width * 0.8 - x
                    text: point.modelData
                    font.pixelSize: Math.round(stage.size * stage.u)
                    maximumLineCount: 3
                    elide: Text.ElideRight
                }
            }
        }
    }
}
