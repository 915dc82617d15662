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
        gap: side.low ? Theme.gap2 : Theme.gap3
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.topMargin: side.margin - edge
        Layout.leftMargin: side.margin - edge
        Layout.rightMargin: side.margin - edge - gutter

        RoomStrip {
            desk: side.desk
            width: parent?.width ?? 0
        }
        DoorPanel {
            desk: side.desk
            visible: side.desk.state !== "closed"
            width: parent?.width ?? 0
        }
        ParkingLot {
            desk: side.desk
            width: parent?.width ?? 0
        }
        NotesPanel {
            desk: side.desk
            low: side.low
            width: parent?.width ?? 0
        }
        RkButton {
            objectName: "askVoid"
            visible: side.desk.state !== "closed"
            enabled: !side.desk.door.asking
            quiet: true
            width: parent?.width ?? 0
            text: qsTr("Void all and rejoin …")
            onClicked: side.desk.door.askVoid()
        }
        // In the lobby they stand in the middle.
        TicketsPanel {
            desk: side.desk
            visible: side.desk.state === "running"
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
