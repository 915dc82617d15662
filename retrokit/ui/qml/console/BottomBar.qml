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
    readonly property bool wide: width >= 1150
    // With two ways on there is room for the first words only.
    readonly property bool roomy: !steps.skip || width >= 900
    readonly property bool keys: !narrow && roomy
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
        text: bar.wide ? bar.steps.undoing : qsTr("Undo")
        shortcutText: bar.keys ? qsTr("Ctrl Z") : ""
        Accessible.name: bar.steps.undoing
        onClicked: bar.steps.undo()
    }
    RkButton {
        objectName: "redo"
        visible: bar.steps.arranging && (bar.steps.canRedo || bar.desk.kind === "group")
        enabled: bar.steps.canRedo
        text: bar.wide ? bar.steps.redoing : qsTr("Redo")
        shortcutText: bar.keys ? qsTr("Ctrl Shift Z") : ""
        Accessible.name: bar.steps.redoing
        onClicked: bar.steps.redo()
    }
    RkButton {
        objectName: "newSession"
        visible: bar.desk.state === "closed"
        text: qsTr("New session")
        onClicked: bar.desk.newSession()
    }
    Item {
        Layout.fillWidth: true
    }
    RkButton {
        objectName: "nextStage"
        visible: bar.steps.skip
        Layout.fillWidth: true
        Layout.maximumWidth: implicitWidth
        text: bar.roomy ? qsTr("Go on to the next stage") : qsTr("Next stage")
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
