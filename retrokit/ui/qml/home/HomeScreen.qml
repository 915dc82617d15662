pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Home: the navigation at the left, one page at the right, the sheet to start a session over both.
FocusScope {
    id: screen

    required property var home
    readonly property bool narrow: width < 1240
    readonly property bool editing: home.page === "edit"

    objectName: "homeScreen"

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    Shortcut {
        sequence: "Ctrl+N"
        // A draft is left by its own way out.
        enabled: !screen.editing
        onActivated: screen.home.start.open("")
    }
    Shortcut {
        sequence: "Ctrl+Q"
        onActivated: screen.home.quit()
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        HomeNav {
            home: screen.home
            visible: !screen.editing
            Layout.fillHeight: true
            Layout.preferredWidth: screen.narrow ? 180 : 220
        }
        Rectangle {
            visible: !screen.editing
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            color: Theme.line
        }
        ColumnLayout {
            spacing: Theme.gap3
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: screen.narrow ? Theme.gap4 : Theme.gap6
            Layout.topMargin: screen.narrow ? Theme.gap4 : Theme.gap5
            Layout.bottomMargin: 0

            Banner {
                problem: screen.home.problem
                Layout.fillWidth: true
            }
            Loader {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !screen.editing
                active: visible
                sourceComponent: screen.home.page === "formats" ? formats : screen.home.page === "settings" ? settings : sessions
            }
            Loader {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: screen.editing
                // By its address: its files are read when somebody edits, and not before home is seen.
                property bool up: screen.editing
                onUpChanged: up ? setSource("EditorPage.qml", { home: screen.home }) : setSource("")
                Component.onCompleted: if (up) setSource("EditorPage.qml", { home: screen.home })
            }
        }
    }
    Component { id: sessions; SessionsPage { home: screen.home } }
    Component { id: formats; FormatsPage { home: screen.home } }
    Component { id: settings; SettingsPage { home: screen.home } }
    StartSheet { home: screen.home }
}
