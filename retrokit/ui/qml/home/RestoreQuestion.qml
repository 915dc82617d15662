pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import theme
import controls

// What happens when a backup is put back, and whether it shall.
T.Popup {
    id: question

    required property var home
    readonly property var backups: home.backups

    objectName: "restoreQuestion"
    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: parent ? Math.min(560, parent.width - 64) : 560
    height: words.implicitHeight + 2 * padding
    padding: Theme.gap4
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape
    onOpened: no.forceActiveFocus(Qt.TabFocusReason)
    onClosed: backups.cancel()
    T.Overlay.modal: Rectangle { color: Qt.alpha(Theme.codeInk, 0.4) }

    background: RkPanel { radius: Theme.radiusPanel }
    contentItem: ColumnLayout {
        id: words
        spacing: Theme.gap3

        RkText {
            objectName: "restoreAsked"
            Layout.fillWidth: true
            text: question.backups.day.length > 0 ? qsTr("Put back the backup of %1?").arg(question.backups.day)
                : qsTr("Put back what was before the last update?")
            font.pixelSize: Theme.heading
            weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        RkText {
            objectName: "restoreWords"
            Layout.fillWidth: true
            text: qsTr("Home then shows the %n session(s) of that day. What came later is not in it. The present database is not deleted: retrokit keeps it in a folder beside, and says where.", "", question.backups.sessions)
        }
        RowLayout {
            Layout.topMargin: Theme.gap1
            Layout.alignment: Qt.AlignRight
            spacing: Theme.gap2

            RkButton {
                id: no
                objectName: "restoreNo"
                text: qsTr("Cancel")
                onClicked: question.backups.cancel()
            }
            RkButton {
                objectName: "restoreYes"
                selected: true
                text: qsTr("Restore")
                onClicked: question.backups.confirm()
            }
        }
    }

    Connections {
        target: question.backups
        function onChanged(): void {
            if (question.backups.asking)
                question.open();
            else
                question.close();
        }
    }
}
