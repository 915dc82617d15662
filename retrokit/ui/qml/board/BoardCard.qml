import QtQuick
import theme
import controls

// One card on the board. It can be dragged where cards are grouped, and opened when it is cut.
Item {
    id: card

    required property var model
    required property var board
    required property Item field
    property real u: 1
    property bool movable: false
    property bool turning: false
    property bool ringed: false
    readonly property string cardId: model.id
    readonly property bool held: drag.active || (board.carried === cardId && ringed)

    signal opened(string text, int column)

    objectName: "card:" + cardId
    x: model.x
    y: model.y
    width: model.w
    height: model.h
    z: held ? 10 : 2

    Behavior on x { NumberAnimation { duration: Theme.move; easing.type: Easing.OutCubic } }
    Behavior on y { NumberAnimation { duration: Theme.move; easing.type: Easing.OutCubic } }
    Behavior on width { NumberAnimation { duration: Theme.move; easing.type: Easing.OutCubic } }

    CardTile {
        id: tile
        width: parent.width
        height: parent.height
        u: card.u
        size: card.model.size
        lines: card.model.lines
        text: card.model.text
        column: card.model.column
        columnName: card.model.columnName
        placeholder: card.model.placeholder
        target: card.board.target === card.cardId
        scale: card.held ? 1.03 : 1
        Accessible.focusable: card.movable
        Accessible.focused: card.ringed && card.board.focus === card.cardId

        transform: Scale {
            id: turn
            origin.x: tile.width / 2
            origin.y: tile.height / 2
        }
        Behavior on scale { NumberAnimation { duration: Theme.move } }

        FocusRing {
            on: card.ringed && card.board.focus === card.cardId
            u: card.u
            around: Theme.radiusCard
        }
    }

    SequentialAnimation {
        running: true

        ScriptAction {
            script: {
                tile.opacity = 0;
                turn.xScale = card.turning && !Theme.reducedMotion ? 0 : 1;
            }
        }
        PauseAnimation { duration: card.turning && !Theme.reducedMotion ? card.model.delay : 0 }
        ParallelAnimation {
            NumberAnimation { target: tile; property: "opacity"; to: 1; duration: Theme.fade }
            NumberAnimation { target: turn; property: "xScale"; to: 1; duration: Theme.slow; easing.type: Easing.OutCubic }
        }
    }

    DragHandler {
        id: drag
        enabled: card.movable
        target: tile
        onActiveChanged: {
            if (active) {
                card.board.touch(card.cardId);
            } else {
                tile.x = 0;
                tile.y = 0;
                card.board.drop();
            }
        }
        onCentroidChanged: {
            if (active) {
                const at = card.mapToItem(card.field, centroid.position.x, centroid.position.y);
                card.board.aim(card.cardId, at.x, at.y);
            }
        }
    }
    TapHandler {
        onTapped: {
            card.board.touch(card.cardId);
            if (tile.cut)
                card.opened(card.model.text, card.model.column);
        }
    }
}
