pragma ComponentBehavior: Bound
import QtQuick

// Panels and cards where the arrangement puts them; they glide when it changes.
Item {
    id: field

    required property var board
    property real u: 1
    property bool movable: false
    property bool turning: false
    property bool ringed: false

    signal opened(string text, int column)

    function fit(): void {
        board.fit(width, height, u);
    }

    onWidthChanged: Qt.callLater(fit)
    onHeightChanged: Qt.callLater(fit)
    onUChanged: Qt.callLater(fit)
    Component.onCompleted: fit()

    Repeater {
        model: field.board.panels
        StackPanel {
            board: field.board
            u: field.u
            field: field
            movable: field.movable
            ringed: field.ringed
        }
    }
    Repeater {
        objectName: "cards"
        model: field.board.cards
        BoardCard {
            board: field.board
            u: field.u
            field: field
            movable: field.movable
            turning: field.turning
            ringed: field.ringed
            onOpened: (text, column) => field.opened(text, column)
        }
    }
}
