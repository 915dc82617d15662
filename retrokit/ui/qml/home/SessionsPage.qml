pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What is open, what is due, what can be started, what was lately.
ColumnLayout {
    id: page

    required property var home

    spacing: Theme.gap3

    RowLayout {
        spacing: Theme.gap3

        RkText {
            objectName: "teamTitle"
            Layout.fillWidth: true
            text: page.home.team.length > 0 ? page.home.team : qsTr("Welcome")
            font.pixelSize: Theme.title
            weight: Font.Bold
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        RkButton {
            objectName: "startSession"
            primary: true
            font.pixelSize: Theme.body
            text: qsTr("Start a session")
            onClicked: page.home.start.open("")
        }
    }
    RkChoice {
        objectName: "team"
        visible: page.home.teams.length > 1
        Layout.fillWidth: true
        Layout.preferredWidth: 120
        name: qsTr("Team")
        options: page.home.teams.map(team => ({ value: team, text: team }))
        value: page.home.team
        onChosen: value => page.home.chooseTeam(value)
    }
    Scroller {
        id: scroller
        gap: Theme.gap2
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            model: page.home.problems

            RkPanel {
                id: fault
                required property int index
                required property string modelData

                objectName: "fault:" + index
                width: parent?.width ?? 0
                color: Theme.warnSoft
                implicitHeight: words.implicitHeight + 2 * Theme.gap2

                RkText {
                    id: words
                    anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
                    text: fault.modelData
                }
            }
        }
        Heading { text: qsTr("Cards before the session"); visible: early.count > 0 }
        Repeater {
            id: early
            model: page.home.early

            InterruptedRow {
                width: parent?.width ?? 0
                home: page.home
            }
        }
        Heading { text: qsTr("Interrupted"); visible: interrupted.count > 0 }
        Repeater {
            id: interrupted
            model: page.home.interrupted

            InterruptedRow {
                width: parent?.width ?? 0
                home: page.home
            }
        }
        FirstStart {
            width: parent?.width ?? 0
            visible: page.home.fresh
        }
        Heading { text: qsTr("Due before you start"); visible: due.count > 0 }
        Repeater {
            id: due
            model: page.home.due

            DueLine { width: parent?.width ?? 0 }
        }
        Heading { text: page.home.fresh ? qsTr("Pick a format") : qsTr("Formats") }
        Gallery {
            width: parent?.width ?? 0
            home: page.home
            formats: page.home.gallery.offered
            why: true
        }
        // The formats are read while home is up: what stands below must not jump when they come.
        Item {
            width: 1
            height: 242
            visible: page.home.gallery.total === 0
        }
        RkButton {
            objectName: "allFormats"
            visible: page.home.gallery.total > 3
            text: qsTr("All %n format(s)", "", page.home.gallery.total)
            onClicked: page.home.go("formats")
        }
        Heading { text: qsTr("Lately"); visible: past.count > 0 }
        Repeater {
            id: past
            model: page.home.past

            PastLine {
                width: parent?.width ?? 0
                home: page.home
            }
        }
        Item {
            width: 1
            height: Theme.gap4
        }
    }
}
