pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// One-time tickets on paper: one person, one phone, and nobody knows which ticket is whose.
ColumnLayout {
    id: panel

    required property var desk
    readonly property var door: desk.door
    readonly property bool on: door.tickets > 0
    property int chosen: 0

    spacing: Theme.gap1

    SectionLabel {
        Layout.fillWidth: true
        text: qsTr("Tickets to draw from a hat")
        wrapMode: Text.Wrap
    }
    RkText {
        objectName: "ticketsText"
        Layout.fillWidth: true
        text: panel.on ? qsTr("%1 of %n tickets used", "", panel.door.tickets).arg(panel.door.used) + ". "
                + qsTr("New phones need one. Printing again makes new ones; unused ones from before hold no more.")
            : qsTr("For votes that must not be doubted: each ticket lets one phone in, once. They hold while this laptop keeps its address.")
        color: Theme.soft
    }
    Flow {
        Layout.fillWidth: true
        Layout.preferredWidth: 120
        spacing: Theme.gap1

        Stepper {
            objectName: "ticketCount"
            name: qsTr("How many tickets")
            from: 1
            to: 1000
            value: panel.chosen > 0 ? panel.chosen : panel.door.wanted
            onMoved: count => panel.chosen = count
        }
        RkButton {
            objectName: "printTickets"
            enabled: panel.desk.join.reachable
            width: Math.min(implicitWidth, panel.width)
            text: panel.on ? qsTr("Print new tickets") : qsTr("Print tickets")
            onClicked: panel.door.printTickets(panel.chosen > 0 ? panel.chosen : panel.door.wanted)
        }
        RkButton {
            objectName: "stopTickets"
            visible: panel.on
            text: qsTr("Go on without tickets")
            onClicked: panel.door.printTickets(0)
        }
    }
}
