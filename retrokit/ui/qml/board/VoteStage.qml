import QtQuick

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
    CardOverlay {
        id: overlay
        u: stage.u
    }
}
