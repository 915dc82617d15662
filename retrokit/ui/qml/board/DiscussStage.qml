pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// One topic large with its cards and its own time box, the others small beside it.
Item {
    id: stage

    required property var board
    property real u: 1
    readonly property var topic: board.body.topic ?? ({})
    readonly property bool open: (board.body.current ?? "") !== ""
    readonly property bool voted: open && (topic.votes ?? -1) >= 0

    RkPanel {
        id: main
        width: parent.width * 0.66
        height: parent.height - (turns.visible ? turns.height + 20 * stage.u : 0)
        radius: Theme.radiusWide * stage.u

        RkText {
            id: title
            objectName: "topicTitle"
            anchors { left: parent.left; top: parent.top; right: box.left; margins: 40 * stage.u }
            // A lone card says it itself, below.
            text: !stage.open ? qsTr("Which topic first?") : !stage.topic.lone ? stage.topic.name ?? ""
                : stage.voted ? qsTr("%n vote(s)", "", stage.topic.votes) : ""
            weight: 700
            font.pixelSize: Math.round(44 * stage.u)
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        VoteDots {
            id: dots
            anchors { left: title.left; right: title.right; top: title.bottom; topMargin: 12 * stage.u }
            visible: stage.voted
            votes: stage.topic.votes ?? 0
            u: stage.u
        }
        RkText {
            anchors { left: title.left; right: title.right; top: dots.bottom; topMargin: 8 * stage.u }
            visible: stage.voted && !stage.topic.lone
            text: qsTr("%n vote(s)", "", stage.topic.votes ?? 0)
            color: Theme.soft
            font.pixelSize: Math.round(Theme.boardSmall * stage.u)
        }
        TimerRing {
            id: box
            objectName: "boxRing"
            anchors { right: parent.right; top: parent.top; margins: 32 * stage.u }
            width: 168 * stage.u
            height: width
            visible: stage.open && totalMs > 0
            name: qsTr("Time for this topic")
            timerState: stage.board.body.box?.state ?? "idle"
            leftMs: stage.board.body.box?.leftMs ?? 0
            totalMs: stage.board.body.box?.totalMs ?? 0
            stamp: stage.board.stamp
        }
        CardField {
            id: field
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; top: parent.top }
            anchors { leftMargin: 20 * stage.u; rightMargin: 20 * stage.u; topMargin: 212 * stage.u }
            anchors.bottomMargin: (thumbs.visible ? thumbs.height + 40 * stage.u : 20 * stage.u)
            board: stage.board
            u: stage.u
            onOpened: (text, column) => overlay.show(text, column)
        }
        ThumbsStrip {
            id: thumbs
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 20 * stage.u }
            height: implicitHeight
            board: stage.board
            u: stage.u
        }
    }

    TopicList {
        anchors { left: main.right; leftMargin: 40 * stage.u; right: parent.right; top: parent.top; bottom: main.bottom }
        board: stage.board
        u: stage.u
    }
    TurnStrip {
        id: turns
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: implicitHeight
        board: stage.board
        u: stage.u
        away: thumbs.visible
    }
    CardOverlay {
        id: overlay
        u: stage.u
    }
}
