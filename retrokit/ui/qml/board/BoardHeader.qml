import QtQuick
import theme
import controls

// Stage and question on the left, the time left on the right.
Item {
    id: header

    required property var board
    property real u: 1
    readonly property bool vote: board.kind === "vote"
    // Said where nothing moves, for whoever did not hear it either.
    readonly property bool turned: Theme.reducedMotion && board.kind === "collect" && board.body.revealed && !board.body.open

    RkText {
        id: stageLine
        objectName: "stageLine"
        anchors { left: parent.left; right: ring.left; rightMargin: 32 * header.u }
        text: header.board.kind === "closed" ? header.board.team + " · " + header.board.title
            : header.vote && !header.board.body.open ? qsTr("%1 · closed").arg(header.board.name)
            : header.board.early ? qsTr("%1 · before the session").arg(header.board.title)
            : header.turned ? qsTr("%1 · %2 of %3 · The cards are turned over.").arg(header.board.name).arg(header.board.index).arg(header.board.count)
            : qsTr("%1 · %2 of %3").arg(header.board.name).arg(header.board.index).arg(header.board.count)
        color: Theme.soft
        font.pixelSize: Math.round(Theme.boardSmall * header.u)
        maximumLineCount: 1
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }

    RkText {
        objectName: "heading"
        anchors { left: parent.left; right: ring.left; rightMargin: 32 * header.u }
        anchors { top: stageLine.bottom; bottom: parent.bottom }
        text: header.board.kind !== "closed" ? header.board.heading
            : header.board.body.experiments?.length || header.board.body.learnings?.length
            ? qsTr("Thank you. This is what we take with us.") : qsTr("Thank you.")
        weight: 700
        font.pixelSize: Math.round(Theme.boardTitle * header.u)
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(28 * header.u)
        maximumLineCount: 2
        elide: Text.ElideRight
        lineHeight: 0.95
        Accessible.role: Accessible.Heading
    }

    TimerRing {
        id: ring
        objectName: "timerRing"
        anchors { right: parent.right; top: parent.top }
        visible: totalMs > 0 && header.board.kind !== "closed"
        width: visible ? 128 * header.u : 0
        height: 128 * header.u
        timerState: header.board.timer.state ?? "idle"
        leftMs: header.board.timer.leftMs ?? 0
        totalMs: header.board.timer.totalMs ?? 0
        stamp: header.board.stamp
    }
}
