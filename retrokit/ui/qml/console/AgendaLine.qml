pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// One stage of the agenda. Pressing it goes there; its lower edge can be dragged, and a menu holds the rest.
Rectangle {
    id: line

    required property int index
    required property int number
    required property string name
    required property string minutes
    // Not ``state``: every item has one of its own.
    required property string place
    required property int planned
    required property int least
    required property int most
    required property bool skipped
    required property string again
    required property string leaveOut
    required property bool changing
    required property bool last
    required property var agenda
    property bool attended: false
    property bool open: false
    // The list hands the keyboard to its current line.
    property bool ownsKeys: true
    readonly property bool now: place === "now"
    readonly property bool movable: least > 0 && !skipped
    // Once the session is over nothing can be done with a stage.
    readonly property bool alive: agenda.pace.live || agenda.pace.lobby
    readonly property bool near: mouse.containsMouse || dots.containsMouse || edge.containsMouse || edge.pressed || attended || open
    readonly property color words: now ? Theme.accentInk : place === "done" || skipped ? Theme.soft : Theme.ink

    signal pressed()
    signal menuAsked()

    objectName: "stage:" + number
    radius: Theme.radiusControl
    color: now ? Theme.accent : changing ? Theme.accentSoft : near ? Theme.ground : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + (skipped ? qsTr("left out") : now ? qsTr("now") : place === "done" ? qsTr("done") : qsTr("ahead"))
        + ", " + qsTr("%1 minutes").arg(minutes)
    Accessible.onPressAction: pressed()

    RkText {
        id: sign
        x: Theme.gap1
        width: 20
        anchors.verticalCenter: parent.verticalCenter
        text: line.now ? "▸" : line.place === "done" && !line.skipped ? "✓" : ""
        color: line.words
        Accessible.ignored: true
    }
    RkText {
        anchors { left: sign.right; right: time.left; rightMargin: Theme.gap1; verticalCenter: parent.verticalCenter }
        text: line.name
        color: line.words
        weight: line.now ? Font.DemiBold : Font.Normal
        font.strikeout: line.skipped
        elide: Text.ElideRight
        maximumLineCount: 1
        Accessible.ignored: true
    }
    RkText {
        id: time
        anchors { right: line.near ? dots.left : parent.right; rightMargin: line.near ? 0 : Theme.gap2; verticalCenter: parent.verticalCenter }
        width: implicitWidth
        text: line.minutes
        color: line.words
        weight: line.changing ? Font.Bold : Font.Normal
        font.pixelSize: Theme.label
        font.strikeout: line.skipped
        font.features: { "tnum": 1 }
        Accessible.ignored: true
    }
    FocusRing {
        anchors.margins: 0
        radius: Theme.radiusControl
        border.width: 2
        border.color: line.now ? Theme.ink : Theme.accent
        on: line.attended
    }
    MouseArea {
        id: mouse
        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        cursorShape: Qt.PointingHandCursor
        onClicked: event => event.button === Qt.LeftButton ? line.pressed() : line.alive ? line.menuAsked() : undefined
    }
    MouseArea {
        id: dots
        objectName: "stageMenu:" + line.number
        enabled: line.alive
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: 28
        hoverEnabled: true
        cursorShape: Qt.PointingHandCursor
        onClicked: line.menuAsked()
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("More for %1").arg(line.name)
        Accessible.onPressAction: line.menuAsked()

        RkText {
            anchors.centerIn: parent
            visible: line.near && line.alive
            text: "⋯"
            color: line.words
            weight: Font.Bold
            Accessible.ignored: true
        }
    }
    // The boundary to the next stage: eight pixels are a minute; with Ctrl the session gets longer.
    MouseArea {
        id: edge

        property real from: 0

        function more(event: var): int {
            return Math.round((mapToItem(null, 0, event.y).y - from) / 8);
        }

        function show(event: var): void {
            line.agenda.drag(line.number, more(event), (event.modifiers & Qt.ControlModifier) !== 0);
        }

        objectName: "stageEdge:" + line.number
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; bottomMargin: -4 }
        height: 11
        enabled: line.movable
        visible: line.movable
        hoverEnabled: true
        preventStealing: true
        cursorShape: Qt.SplitVCursor
        onPressed: event => from = mapToItem(null, 0, event.y).y
        onPositionChanged: event => {
            if (pressed)
                show(event);
        }
        onReleased: event => {
            show(event);
            line.agenda.drop();
        }
        onCanceled: line.agenda.letGo()

        Rectangle {
            anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: 5 }
            visible: line.near
            width: 28
            height: 3
            radius: 2
            color: line.now ? Theme.accentInk : edge.containsMouse || edge.pressed ? Theme.accent : Theme.faint
        }
    }
}
