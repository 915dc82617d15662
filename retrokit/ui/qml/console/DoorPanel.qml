pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Who may still come in: a phone too many, the lock, tickets, everybody anew. While the session runs all but the first
// wait behind one line; in the lobby the tickets stand in the middle.
ColumnLayout {
    id: panel

    required property var desk
    readonly property var door: desk.door
    readonly property bool running: desk.state === "running" || desk.state === "early"
    readonly property string kind: desk.kind
    property bool low: false
    property bool wide: false
    readonly property bool open: running && wide
    readonly property string used: door.tickets > 0 ? qsTr("%1 of %n tickets used", "", door.tickets).arg(door.used) : ""

    spacing: Theme.gap1
    // A forgotten door would go on covering parking lot and notes.
    onKindChanged: wide = false
    Keys.onEscapePressed: event => {
        event.accepted = open;
        if (!open)
            return;
        wide = false;
        more.forceActiveFocus(Qt.TabFocusReason);
    }

    Rectangle {
        objectName: "knock"
        visible: panel.door.knocking
        Layout.fillWidth: true
        implicitHeight: knock.implicitHeight + 2 * knock.anchors.margins
        radius: Theme.radiusCard
        color: Theme.accentSoft

        ColumnLayout {
            id: knock
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: panel.low ? Theme.gap1 : Theme.gap2 }
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
            RkButton {
                objectName: "unlockNow"
                visible: panel.door.locked && !lock.visible
                Layout.fillWidth: true
                text: qsTr("Unlock the room")
                onClicked: panel.door.toggleLock()
            }
        }
    }
    RowLayout {
        visible: panel.running
        spacing: Theme.gap1

        SectionLabel {
            text: qsTr("Door")
            wrapMode: Text.NoWrap
        }
        RkText {
            objectName: "doorState"
            Layout.fillWidth: true
            text: panel.door.locked ? qsTr("locked") : panel.used
            color: Theme.soft
        }
        RkButton {
            id: more
            objectName: "doorMore"
            Layout.rightMargin: -Theme.gap1
            quiet: true
            leftPadding: Theme.gap1
            rightPadding: Theme.gap1
            text: panel.open ? qsTr("Less") : qsTr("More")
            Accessible.name: panel.open ? qsTr("Less of the door") : qsTr("All of the door: lock, tickets, everybody anew")
            onClicked: panel.wide = !panel.wide
        }
    }
    RkButton {
        id: lock
        objectName: "toggleLock"
        visible: !panel.running || panel.open
        Layout.fillWidth: true
        selected: panel.door.locked
        text: panel.door.locked ? qsTr("Unlock the room") : qsTr("Lock the room")
        onClicked: panel.door.toggleLock()
    }
    RkText {
        objectName: "doorText"
        visible: lock.visible && text.length > 0
        Layout.fillWidth: true
        text: panel.door.locked ? qsTr("Nobody new comes in. Phones that were here come back by themselves.")
            : panel.running ? "" : panel.used
        color: Theme.soft
    }
    RkButton {
        objectName: "askVoid"
        visible: lock.visible
        enabled: !panel.door.asking
        Layout.fillWidth: true
        text: qsTr("Void all and rejoin …")
        onClicked: panel.door.askVoid()
    }
    TicketsPanel {
        desk: panel.desk
        visible: panel.open
        Layout.fillWidth: true
    }
}
