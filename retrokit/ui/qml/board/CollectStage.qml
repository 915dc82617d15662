pragma ComponentBehavior: Bound
import QtQuick

// Everyone writes in private: columns with placeholders, then the cards turn over.
Item {
    id: stage

    required property var board
    property real u: 1

    CardField {
        anchors.fill: parent
        board: stage.board
        u: stage.u
        turning: true
        onOpened: (text, column) => overlay.show(text, column)
    }
    Loader {
        active: (stage.board.body.moods ?? []).length > 0
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 134 * stage.u
        sourceComponent: MoodLine {
            objectName: "moodLine"
            points: stage.board.body.moods ?? []
            u: stage.u
        }
    }
    CardOverlay {
        id: overlay
        u: stage.u
    }
}
