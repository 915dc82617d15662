pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The panel under cards: a column, a group, a topic with its votes, or the place of cards without a group.
Item {
    id: panel

    required property var model
    required property var board
    required property Item field
    property real u: 1
    property bool movable: false
    property bool ringed: false
    readonly property string panelId: model.id
    readonly property bool isDay: model.kind === "day"
    readonly property bool isColumn: model.kind === "column" || isDay
    readonly property bool isLoose: model.kind === "loose"
    readonly property bool aimed: board.target === panelId && panelId !== "" && board.carried !== ""
    readonly property string title: isLoose ? qsTr("Not grouped yet · %1").arg(model.count)
        : model.name !== "" || isColumn ? model.name : qsTr("%n card(s)", "", model.count)

    objectName: "panel:" + panelId
    x: model.x
    y: model.y
    width: model.w
    height: model.h
    z: drag.active ? 9 : 1

    Behavior on x { NumberAnimation { duration: Theme.move; easing.type: Easing.OutCubic } }
    Behavior on y { NumberAnimation { duration: Theme.move; easing.type: Easing.OutCubic } }
    Behavior on width { NumberAnimation { duration: Theme.move; easing.type: Easing.OutCubic } }
    Behavior on height { NumberAnimation { duration: Theme.move; easing.type: Easing.OutCubic } }

    Item {
        id: body
        width: parent.width
        height: parent.height

        Rectangle {
            anchors.fill: parent
            visible: !panel.isLoose
            radius: Theme.radiusPanel * panel.u
            color: panel.isColumn ? Theme.ground : Theme.panel
            border.width: panel.isColumn ? 0 : Math.max(1, (panel.aimed ? 4 : 2) * panel.u)
            border.color: panel.aimed || panel.model.leading ? Theme.accent : Theme.line
            Accessible.role: Accessible.Grouping
            Accessible.name: panel.title
            Accessible.focused: panel.ringed && panel.board.focus === panel.panelId
        }
        Loader {
            anchors.fill: parent
            active: panel.isLoose
            sourceComponent: DashedBox {
                aimed: panel.aimed
                u: panel.u
            }
        }
        FocusRing {
            on: panel.ringed && panel.board.focus === panel.panelId
            u: panel.u
            around: Theme.radiusPanel
        }

        Rectangle {
            id: dot
            visible: panel.isColumn && !panel.isDay
            x: 28 * panel.u
            y: 42 * panel.u
            width: 18 * panel.u
            height: width
            radius: width / 2
            color: Theme.mark(panel.model.color)
        }
        RkText {
            id: name
            x: (panel.isDay ? 28 : panel.isColumn ? 60 : 20) * panel.u
            y: (panel.isColumn ? 28 : panel.isLoose ? 20 : 16) * panel.u
            visible: !panel.model.lone
            width: parent.width - x - (panel.isColumn || panel.isLoose ? 20 : 64) * panel.u
            text: panel.title
            color: panel.isLoose || (panel.model.name === "" && !panel.isColumn) ? Theme.soft : Theme.ink
            weight: panel.isColumn ? 700 : 650
            font.pixelSize: Math.round((panel.isDay ? Theme.boardCard : panel.isColumn ? Theme.boardColumn : panel.isLoose ? Theme.boardSmall : panel.model.size) * panel.u)
            maximumLineCount: panel.isColumn || panel.isLoose ? 1 : 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        RkText {
            x: 28 * panel.u
            anchors.top: name.bottom
            width: parent.width - 2 * x
            visible: panel.isColumn && text.length > 0
            text: panel.model.prompt
            color: Theme.soft
            font.pixelSize: Math.round(Theme.boardSmall * panel.u)
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        RkText {
            id: number
            // Beside the name; beside the dots or the card where there is no name.
            anchors { right: parent.right; rightMargin: 20 * panel.u }
            y: !panel.model.lone ? name.y : dots.votes > 0 || panel.model.before >= 0 ? dots.y + (dots.height - height) / 2 : (parent.height - height) / 2
            visible: !panel.isColumn && !panel.isLoose && (panel.model.votes >= 0 || (panel.model.name !== "" && !panel.model.lone))
            text: panel.model.votes < 0 ? panel.model.count
                : panel.model.lone && panel.model.before >= 0 ? qsTr("%1, before: %2").arg(panel.model.votes).arg(panel.model.before)
                : panel.model.votes
            wrapMode: Text.NoWrap
            color: panel.model.votes >= 0 ? Theme.ink : Theme.soft
            weight: panel.model.votes >= 0 ? 700 : 400
            font.pixelSize: panel.model.lone ? Math.round(Math.min(26, panel.model.size) * panel.u) : name.font.pixelSize
            Accessible.name: panel.model.votes >= 0 ? qsTr("%n vote(s)", "", panel.model.votes)
                : qsTr("%n card(s)", "", panel.model.count)
        }
        VoteDots {
            id: dots
            x: 20 * panel.u
            y: panel.model.lone ? 24 * panel.u : name.y + name.height + 8 * panel.u
            width: parent.width - 40 * panel.u - (held.visible ? held.width + 12 * panel.u : panel.model.lone ? Math.max(52 * panel.u, number.implicitWidth + 24 * panel.u) : 0)
            visible: panel.model.votes >= 0
            votes: panel.model.votes
            u: panel.u
        }
        RkText {
            id: held
            anchors { verticalCenter: dots.verticalCenter; right: parent.right; rightMargin: 20 * panel.u }
            width: implicitWidth
            visible: panel.model.votes >= 0 && !panel.model.lone
            text: (panel.model.before >= 0 ? qsTr("before: %1").arg(panel.model.before) + "  ·  " : "") + qsTr("%n card(s)", "", panel.model.count)
            color: Theme.soft
            font.pixelSize: Math.round(18 * panel.u)
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        RkText {
            id: tie
            anchors { left: dots.left; top: dots.bottom; topMargin: 4 * panel.u }
            width: panel.width - 40 * panel.u
            visible: panel.model.tiedWith > 0
            text: panel.model.tiedWith === 1 ? qsTr("tied with “%1”").arg(panel.model.tiedName)
                : qsTr("tied with %n other(s)", "", panel.model.tiedWith)
            color: Theme.soft
            font.pixelSize: Math.round(18 * panel.u)
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }

    DragHandler {
        id: drag
        enabled: panel.movable && panel.model.kind === "group"
        target: body
        onActiveChanged: {
            if (active) {
                panel.board.touch(panel.panelId);
            } else {
                body.x = 0;
                body.y = 0;
                panel.board.drop();
            }
        }
        onCentroidChanged: {
            if (active) {
                const at = panel.mapToItem(panel.field, centroid.position.x, centroid.position.y);
                panel.board.aim(panel.panelId, at.x, at.y);
            }
        }
    }
}
