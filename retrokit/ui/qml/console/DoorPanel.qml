pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Who may still come in: a phone too many, and the lock.
ColumnLayout {
    id: panel

    required property var desk
    readonly property var door: desk.door

    spacing: Theme.gap1

    Rectangle {
        objectName: "knock"
        visible: panel.door.knocking
        Layout.fillWidth: true
        implicitHeight: knock.implicitHeight + 2 * Theme.gap2
        radius: Theme.radiusCard
        color: Theme.accentSoft

        ColumnLayout {
            id: knock
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap2 }
            spacing: Theme.gap1

            RkText {
                objectName: "knockText"
                Layout.fillWidth: true
                text: panel.door.locked ? qsTr("A new phone wants in. The room is locked.")
                    : qsTr("A phone more than you counted wants in.")
                weight: Font.DemiBold
                Accessible.role: Accessible.AlertMessage
                onVisibleChanged: if (visible) Accessible.announce(text)
            }
            RkButton {
                objectName: "letOneIn"
                visible: !panel.door.locked && panel.door.headcount > 0
                Layout.fillWidth: true
                text: qsTr("Let one more in")
                onClicked: panel.door.letOneIn()
            }
        }
    }
    RkButton {
        objectName: "toggleLock"
        Layout.fillWidth: true
        selected: panel.door.locked
        text: panel.door.locked ? qsTr("Unlock the room") : qsTr("Lock the room")
        onClicked: panel.door.toggleLock()
    }
    RkText {
        objectName: "doorText"
        visible: text.length > 0
        Layout.fillWidth: true
        text: panel.door.locked ? qsTr("Nobody new comes in. Phones that were here come back by themselves.")
            : panel.door.tickets > 0 ? qsTr("%1 of %n tickets used", "", panel.door.tickets).arg(panel.door.used) : ""
        color: Theme.soft
    }
}
