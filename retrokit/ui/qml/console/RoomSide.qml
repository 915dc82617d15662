pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The room as counts, the parking lot, notes nobody else sees; the board stays in sight below.
ColumnLayout {
    id: side

    required property var desk
    property bool low: false
    readonly property int margin: low ? Theme.gap2 : 20

    spacing: Theme.gap1

    Scroller {
        objectName: "roomSide"
        gap: side.low ? Theme.gap1 : Theme.gap3
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.topMargin: side.margin - edge
        Layout.leftMargin: side.margin - edge
        Layout.rightMargin: side.margin - edge - gutter

        RoomStrip {
            desk: side.desk
            // In a low window the open door needs this as well.
            visible: !(side.low && door.open)
            low: side.low
            width: parent?.width ?? 0
        }
        DoorPanel {
            id: door
            desk: side.desk
            low: side.low
            visible: side.desk.state !== "closed"
            width: parent?.width ?? 0
        }
        // All of the door takes their place.
        ParkingLot {
            desk: side.desk
            visible: !door.open
            width: parent?.width ?? 0
        }
        NotesPanel {
            desk: side.desk
            visible: !door.open
            lines: side.low ? 2 : side.height < 1000 ? 5 : 6
            width: parent?.width ?? 0
        }
    }
    BoardPanel {
        desk: side.desk
        low: side.low
        Layout.fillWidth: true
        Layout.margins: side.margin
        Layout.topMargin: 0
    }
}
