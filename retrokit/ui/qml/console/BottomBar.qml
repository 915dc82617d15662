pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Back, undo, redo; the one primary action at the right, which is the same as Enter.
RowLayout {
    id: bar

    required property var desk
    readonly property var steps: desk.steps
    property bool narrow: false
    // Something in the middle asks first and has the filled button.
    readonly property bool asking: steps.question.length > 0 || desk.stages.byHand.open

    spacing: Theme.gap1

    RkButton {
        objectName: "back"
        visible: bar.desk.state === "running"
        enabled: bar.steps.canGoBack
        text: qsTr("Back")
        onClicked: bar.steps.back()
    }
    RkButton {
        objectName: "undo"
        visible: bar.steps.arranging
        enabled: bar.steps.canUndo
        text: qsTr("Undo")
        shortcutText: bar.narrow ? "" : qsTr("Ctrl Z")
        onClicked: bar.steps.undo()
    }
    RkButton {
        objectName: "redo"
        visible: bar.steps.arranging
        enabled: bar.steps.canRedo
        text: qsTr("Redo")
        shortcutText: bar.narrow ? "" : qsTr("Ctrl Shift Z")
        onClicked: bar.steps.redo()
    }
    RkButton {
        objectName: "newSession"
        visible: bar.desk.state === "closed"
        text: qsTr("New session")
        onClicked: bar.desk.newSession()
    }
    RkButton {
        objectName: "toggleSounds"
        visible: bar.desk.state !== "closed"
        Layout.fillWidth: true
        Layout.minimumWidth: 64
        Layout.maximumWidth: implicitWidth
        quiet: true
        leftPadding: Theme.gap1
        rightPadding: Theme.gap1
        text: bar.desk.sounds ? qsTr("Sounds on") : qsTr("Sounds off")
        shortcutText: bar.narrow || bar.steps.arranging || bar.steps.skip ? "" : qsTr("Ctrl M")
        Accessible.name: bar.desk.sounds ? qsTr("Sounds are on. Turn them off") : qsTr("Sounds are off. Turn them on")
        onClicked: bar.desk.toggleSounds()
    }
    Item {
        Layout.fillWidth: true
    }
    RkButton {
        objectName: "nextStage"
        visible: bar.steps.skip
        Layout.fillWidth: true
        Layout.maximumWidth: implicitWidth
        text: qsTr("Go on to the next stage")
        onClicked: bar.steps.next()
    }
    RkButton {
        objectName: "primary"
        primary: !bar.asking
        visible: text.length > 0 && bar.steps.question.length === 0
        text: bar.steps.action === "agree" ? qsTr("Agree on the experiment")
            : bar.steps.action === "keep" ? qsTr("Keep the learning") : bar.steps.label
        shortcutText: qsTr("Enter")
        onClicked: bar.steps.primary()
    }
}
