pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// With few writers the reveal asks first. The safe answer has the keyboard; Esc gives it too.
Rectangle {
    id: question

    required property var desk
    readonly property var steps: desk.steps
    readonly property bool asked: steps.question.length > 0

    visible: asked
    implicitHeight: column.implicitHeight + 2 * Theme.gap3
    radius: Theme.radiusPanel
    color: Theme.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: heading.text + " " + steps.question
    onAskedChanged: if (asked) Qt.callLater(() => keep.forceActiveFocus(Qt.TabFocusReason))

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3; leftMargin: 20; rightMargin: 20 }
        spacing: Theme.gap1

        RkText {
            id: heading
            Layout.fillWidth: true
            text: qsTr("Reveal with so few?")
            font.pixelSize: Theme.heading
            weight: Font.DemiBold
        }
        RkText {
            objectName: "revealQuestion"
            Layout.fillWidth: true
            text: question.steps.question + " " + qsTr("Give people more time, or ask the room before you go on.")
            lineHeight: 1.12
        }
        RowLayout {
            Layout.topMargin: 4
            spacing: Theme.gap2

            Item { Layout.fillWidth: true }
            RkButton {
                objectName: "revealAnyway"
                text: qsTr("Reveal anyway")
                onClicked: question.steps.revealAnyway()
            }
            RkButton {
                id: keep
                objectName: "keepWriting"
                primary: true
                text: qsTr("Keep writing")
                shortcutText: qsTr("Esc")
                onClicked: question.steps.keepWriting()
            }
        }
    }
}
