import QtQuick
import QtQuick.Window
import theme

// The shared screen: header, one stage, footer. All sizes are units of a 1080-line board, times ``u`` pixels.
Window {
    id: window
    objectName: "boardWindow"

    required property var board
    readonly property real u: Math.max(0.2, Math.min(height / 1080, width / 1440))
    readonly property bool plain: board.kind === "lobby" || board.kind === ""

    function stageOf(kind: string): string {
        const names = {
            lobby: "LobbyStage", look_back: "LookBackStage", welcome: "WelcomeStage", collect: "CollectStage",
            group: "GroupStage", vote: "VoteStage", place: "PlaceStage", discuss: "DiscussStage", decide: "DecideStage",
            rate: "RateStage", closed: "ClosedStage", ask: "AskStage"
        };
        return names[kind] ? names[kind] + ".qml" : "";
    }

    width: 1280
    height: 720
    minimumWidth: 480
    minimumHeight: 300
    color: Theme.paper
    title: qsTr("Board")

    Shortcut {
        sequence: "F11"
        onActivated: window.visibility = window.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen
    }
    Shortcut {
        sequences: ["PgDown"]
        onActivated: window.board.turn(1)
    }
    Shortcut {
        sequences: ["PgUp"]
        onActivated: window.board.turn(-1)
    }

    // Pages turn by themselves while nobody is holding a card.
    Timer {
        interval: Theme.pageTurn
        repeat: true
        running: window.board.pages > 1 && window.board.carried === "" && window.visible
        onTriggered: window.board.turn(1)
    }

    BoardHeader {
        id: header
        objectName: "header"
        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors { leftMargin: 64 * window.u; rightMargin: 64 * window.u; topMargin: 48 * window.u }
        height: 136 * window.u
        visible: !window.plain
        board: window.board
        u: window.u
    }

    Loader {
        id: stage
        objectName: "stage"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: window.plain ? parent.top : header.bottom
        anchors.bottom: window.plain ? parent.bottom : footer.top
        anchors.leftMargin: window.plain ? 0 : 64 * window.u
        anchors.rightMargin: anchors.leftMargin
        anchors.topMargin: window.plain ? 0 : 28 * window.u
        anchors.bottomMargin: window.plain ? 0 : footer.height > 0 ? 20 * window.u : 12 * window.u
        focus: true
        // What an overlay or a held card does not want.
        Keys.onEscapePressed: if (window.visibility === Window.FullScreen) window.visibility = Window.Windowed

        function pick(): void {
            setSource(window.stageOf(window.board.kind), { board: window.board, u: Qt.binding(() => window.u) });
        }
        property string kind: window.board.kind
        onKindChanged: pick()
    }

    BoardFooter {
        id: footer
        objectName: "footer"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        anchors { leftMargin: 64 * window.u; rightMargin: 64 * window.u; bottomMargin: 36 * window.u }
        height: window.board.codeVisible ? cornerHeight : needed ? 40 * window.u : 0
        visible: !window.plain
        board: window.board
        u: window.u
    }
}
