pragma ComponentBehavior: Bound
import QtQuick
import theme
import "home"

// Home, or the console while a session is up. Only the one that is up exists, so keys mean one thing at a time.
Window {
    id: window

    required property var home
    property var desk: null
    required property var place

    width: 1440
    height: 900
    minimumWidth: 1024
    minimumHeight: 640
    color: Theme.paper
    title: place.name === "console" ? qsTr("%1 · retrokit").arg(desk.heading.title) : "retrokit"
    onClosing: close => {
        // A draft that has changed is asked about first, and the window stays until there is an answer.
        close.accepted = place.name === "console" || !home.editor.shown || !home.editor.dirty;
        place.name === "console" ? desk.quit() : home.quit();
    }

    Loader {
        anchors.fill: parent
        active: window.place.name === "home"
        focus: active
        sourceComponent: Component {
            HomeScreen { home: window.home }
        }
    }
    Loader {
        anchors.fill: parent
        focus: window.place.name === "console"
        // By its address: then its files are read when a session starts, and not before home is seen.
        property bool up: window.place.name === "console" && window.desk !== null
        onUpChanged: up ? setSource("console/ConsoleScreen.qml", { desk: window.desk }) : setSource("")
    }
}
