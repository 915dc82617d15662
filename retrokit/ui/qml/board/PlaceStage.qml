pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The topics while people place them in private; the picture of where the group put them afterwards.
Item {
    id: stage

    required property var board
    property real u: 1
    readonly property var body: board.body
    readonly property var axes: body.axes ?? []
    readonly property bool isOpen: body.open === true
    readonly property bool known: !isOpen && ((body.dots?.length ?? 0) > 0 || (body.sides ?? []).some(side => side.forces.length > 0))

    RkText {
        id: note
        objectName: "placeNote"
        width: parent.width
        visible: !stage.known
        text: stage.body.empty ? qsTr("There is nothing to place yet.")
            : !stage.isOpen ? qsTr("Too few placed the topics: where stays unseen, or it would say who put them there.")
            : qsTr("Place them on your phone. Nobody sees who put what where.") + "   "
            + stage.axes.map(axis => qsTr("%1: %2 to %3").arg(axis.name).arg(axis.low).arg(axis.high)).join("   ·   ")
        color: Theme.soft
        font.pixelSize: Math.round(30 * stage.u)
    }
    CardField {
        anchors { left: parent.left; right: parent.right; top: note.bottom; topMargin: 24 * stage.u; bottom: parent.bottom }
        visible: stage.isOpen
        board: stage.board
        u: stage.u
        onOpened: (text, column) => overlay.show(text, column)
    }
    Loader {
        anchors.fill: parent
        active: stage.known
        sourceComponent: stage.body.picture === "forces" ? forces : grid
    }
    Component { id: grid; PlaceGrid { body: stage.body; u: stage.u } }
    Component { id: forces; PlaceForces { body: stage.body; u: stage.u } }
    CardOverlay {
        id: overlay
        u: stage.u
    }
}
