import QtQuick
import theme
import controls

// Cards onto cards, by mouse or by keyboard: Tab and arrows choose, Space or Enter takes and puts down, Esc lets go.
FocusScope {
    id: stage

    required property var board
    property real u: 1
    property bool byKey: false

    objectName: "groupStage"
    focus: true
    Keys.onPressed: event => {
        const names = {};
        names[Qt.Key_Tab] = "tab";
        names[Qt.Key_Backtab] = "backtab";
        names[Qt.Key_Left] = "left";
        names[Qt.Key_Right] = "right";
        names[Qt.Key_Up] = "up";
        names[Qt.Key_Down] = "down";
        names[Qt.Key_Space] = "press";
        names[Qt.Key_Return] = "press";
        names[Qt.Key_Enter] = "press";
        names[Qt.Key_Escape] = "cancel";
        names[Qt.Key_Delete] = "split";
        names[Qt.Key_Backspace] = "split";
        if (names[event.key] !== undefined) {
            byKey = true;
            event.accepted = board.key(names[event.key]);
        }
    }

    CardField {
        anchors.fill: parent
        board: stage.board
        u: stage.u
        movable: true
        ringed: stage.byKey
        onOpened: (text, column) => overlay.show(text, column)
    }
    RkText {
        y: 24 * stage.u
        width: parent.width * 0.7
        visible: stage.board.body.empty === true
        text: qsTr("There are no cards to group yet.")
        color: Theme.soft
        font.pixelSize: Math.round(40 * stage.u)
    }
    CardOverlay {
        id: overlay
        u: stage.u
    }
    PointHandler {
        onActiveChanged: {
            if (active)
                stage.byKey = false;
        }
    }
}
