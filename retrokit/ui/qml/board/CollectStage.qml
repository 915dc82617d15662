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
    CardOverlay {
        id: overlay
        u: stage.u
    }
}
