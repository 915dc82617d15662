pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What can be put back, the newest first, and when another one comes.
Column {
    id: list

    required property var home
    readonly property var backups: home.backups

    spacing: Theme.gap1

    SectionLabel { topPadding: Theme.gap3; text: qsTr("Backups") }
    RkText {
        objectName: "backupsWords"
        width: parent.width
        text: qsTr("There is a new one after every reveal and at the end of a session, one a day, and the last three days are kept. What is still hidden is never in it.")
        color: Theme.soft
    }
    Repeater {
        model: list.backups.rows

        RkPanel {
            id: line

            required property var model
            required property string day
            required property int sessions
            required property string newest
            required property bool good

            objectName: "backup:" + model.id
            width: list.width
            implicitHeight: row.implicitHeight + 2 * Theme.gap2

            RowLayout {
                id: row
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
                spacing: Theme.gap3

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 2

                    RkText {
                        Layout.fillWidth: true
                        text: line.day.length > 0 ? line.day : qsTr("Before the last update")
                        weight: Font.DemiBold
                    }
                    RkText {
                        Layout.fillWidth: true
                        text: !line.good ? qsTr("It is damaged and cannot be put back.")
                            : line.newest.length > 0 ? qsTr("%n session(s)", "", line.sessions) + " · " + qsTr("the newest: %1").arg(line.newest)
                            : qsTr("%n session(s)", "", line.sessions)
                        color: line.good ? Theme.soft : Theme.warn
                        maximumLineCount: 2
                        elide: Text.ElideRight
                    }
                }
                RkButton {
                    objectName: "restore:" + line.model.id
                    visible: line.good
                    pill: true
                    text: qsTr("Restore")
                    Accessible.name: qsTr("Restore %1").arg(line.day)
                    onClicked: list.backups.ask(line.model.id)
                }
            }
        }
    }
    RestoreQuestion { home: list.home }
}
