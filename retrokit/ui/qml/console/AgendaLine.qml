pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// One stage of the agenda. Pressing it goes there.
Rectangle {
    id: line

    required property int index
    required property int number
    required property string name
    required property string minutes
    // Not ``state``: every item has one of its own.
    required property string place
    property bool attended: false
    // The list hands the keyboard to its current line.
    property bool ownsKeys: true
    readonly property bool now: place === "now"
    readonly property color words: now ? Theme.accentInk : place === "done" ? Theme.soft : Theme.ink

    signal pressed()

    objectName: "stage:" + number
    height: 42
    radius: Theme.radiusControl
    color: now ? Theme.accent : mouse.containsMouse ? Theme.ground : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + (now ? qsTr("now") : place === "done" ? qsTr("done") : qsTr("ahead"))
        + ", " + qsTr("%1 minutes").arg(minutes)
    Accessible.onPressAction: pressed()

    RkText {
        id: sign
        x: Theme.gap2
        width: 24
        anchors.verticalCenter: parent.verticalCenter
        text: line.now ? "▸" : line.place === "done" ? "✓" : ""
        color: line.words
        Accessible.ignored: true
    }
    RkText {
        anchors { left: sign.right; right: time.left; rightMargin: Theme.gap1; verticalCenter: parent.verticalCenter }
        text: line.name
        color: line.words
        weight: line.now ? Font.DemiBold : Font.Normal
        elide: Text.ElideRight
        maximumLineCount: 1
        Accessible.ignored: true
    }
    RkText {
        id: time
        anchors { right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        width: implicitWidth
        text: line.minutes
        color: line.words
        font.pixelSize: Theme.label
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
        cursorShape: Qt.PointingHandCursor
        onClicked: line.pressed()
    }
}
