import QtQuick
import theme
import controls

// The code in its corner while people can join, how far the room is, which page this is, what the keyboard holds.
Item {
    id: footer

    required property var board
    property real u: 1

    // Room for it is kept where it comes and goes, so that nothing above it moves.
    readonly property real cornerHeight: corner.implicitHeight
    readonly property bool needed: board.codeVisible || board.pages > 1 || board.kind === "group" || board.legend.length > 0 || facts() !== ""

    function facts(): string {
        if (board.early)
            return (board.body.about > 0 ? qsTr("about %n card(s)", "", board.body.about) + "   ·   " : "") + qsTr("hidden until the session");
        if (board.kind === "collect" && !board.body.revealed)
            return (board.body.about > 0 ? qsTr("about %n card(s)", "", board.body.about) : qsTr("no cards yet"))
                + (board.body.done > 0 ? "   ·   " + qsTr("%1 of %2 say they are done").arg(board.body.done).arg(board.body.people) : "");
        if (board.kind === "vote" && board.body.open)
            return (board.body.runOff ? qsTr("among the strongest topics") + "   ·   " : "") + qsTr("%n vote(s) each", "", board.body.budget)
                + (board.body.perTopic < board.body.budget ? ", " + qsTr("at most %n on one topic", "", board.body.perTopic) : "");
        if (board.kind === "vote")
            return qsTr("%n ballot(s)", "", board.body.ballots) + ", " + qsTr("%n vote(s) each", "", board.body.budget);
        if (board.kind === "place" && !board.body.open)
            return qsTr("%n people placed topics", "", board.body.answers);
        return "";
    }

    JoinCorner {
        id: corner
        objectName: "joinCorner"
        visible: footer.board.codeVisible
        width: visible ? implicitWidth : 0
        board: footer.board
        u: footer.u
    }

    RkText {
        id: hint
        objectName: "handsHint"
        anchors { left: corner.right; leftMargin: corner.visible ? 32 * footer.u : 0; right: right.left; rightMargin: 32 * footer.u }
        anchors.verticalCenter: parent.verticalCenter
        visible: text.length > 0
        text: footer.board.carried === "" ? ""
            : footer.board.takesOut ? qsTr("“%1” leaves its group. Enter puts it down, Esc lets go.").arg(footer.board.carriedText)
            : footer.board.target === "" ? qsTr("Holding “%1”. Arrows choose where, Esc lets go.").arg(footer.board.carriedText)
            : qsTr("“%1” onto “%2”. Enter puts it down, Esc lets go.").arg(footer.board.carriedText).arg(footer.board.targetText)
        color: Theme.soft
        font.pixelSize: Math.round(Theme.boardSmall * footer.u)
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        Accessible.role: Accessible.AlertMessage
        onTextChanged: words => {
            if (words.length > 0)
                Accessible.announce(words);
        }
    }

    Legend {
        objectName: "legend"
        anchors { left: hint.left; right: hint.right; verticalCenter: parent.verticalCenter }
        visible: columns.length > 0 && !hint.visible
        columns: footer.board.legend
        u: footer.u
        size: Theme.boardSmall
    }

    Row {
        id: right
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        spacing: 40 * footer.u

        RkText {
            objectName: "facts"
            text: footer.facts()
            visible: text.length > 0
            width: Math.min(Math.ceil(implicitWidth), footer.width - corner.width - (corner.visible ? 32 * footer.u : 0)
                - (page.visible ? page.width + right.spacing : 0))
            font.pixelSize: Math.round(28 * footer.u)
            horizontalAlignment: Text.AlignRight
        }
        RkText {
            id: page
            objectName: "pageText"
            visible: footer.board.pages > 1
            text: qsTr("%1 of %2").arg(footer.board.page + 1).arg(footer.board.pages)
            color: Theme.soft
            font.pixelSize: Math.round(Theme.boardSmall * footer.u)
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
