import QtQuick
import theme
import controls

// Topics in a neutral order while people vote, sorted with their dots once the vote has closed.
Item {
    id: stage

    required property var board
    property real u: 1

    CardField {
        anchors.fill: parent
        board: stage.board
        u: stage.u
        onOpened: (text, column) => overlay.show(text, column)
    }
    RkText {
        y: 24 * stage.u
        width: parent.width * 0.7
        visible: stage.board.body.empty === true
        text: qsTr("There is nothing to vote on yet.")
        color: Theme.soft
        font.pixelSize: Math.round(40 * stage.u)
    }
    CardOverlay {
        id: overlay
        u: stage.u
    }
}
