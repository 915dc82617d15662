pragma ComponentBehavior: Bound
import QtQuick

// The keys of the console. Single keys are shortcuts only while nothing that wants them has the keyboard.
Item {
    id: keys

    required property var desk
    readonly property var hand: desk.stages.byHand
    readonly property var item: Window.activeFocusItem
    readonly property bool typing: item instanceof TextInput || item instanceof TextEdit
    readonly property bool held: typing || (item !== null && (item.ownsKeys === true || item.visualFocus === true))
    readonly property bool running: desk.state === "running"

    Shortcut {
        sequence: "Space"
        enabled: !keys.held && keys.running
        onActivated: keys.desk.timer.startOrPause()
    }
    Shortcut {
        sequence: "+"
        enabled: !keys.typing && !keys.desk.agenda.attended && keys.running
        onActivated: keys.desk.timer.add(1)
    }
    Shortcut {
        sequences: ["Return", "Enter"]
        enabled: !keys.held
        onActivated: keys.desk.steps.primary()
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: keys.hand.open ? keys.hand.send() : keys.desk.steps.primary()
    }
    Shortcut {
        sequence: "Ctrl+E"
        onActivated: keys.hand.toggle()
    }
    Shortcut {
        sequence: "Ctrl+Z"
        enabled: !keys.typing
        onActivated: keys.desk.steps.undo()
    }
    Shortcut {
        sequence: "Ctrl+Shift+Z"
        enabled: !keys.typing
        onActivated: keys.desk.steps.redo()
    }
    Shortcut {
        sequence: "Ctrl+P"
        onActivated: keys.desk.report()
    }
    Shortcut {
        sequence: "Ctrl+M"
        onActivated: keys.desk.toggleSounds()
    }
    Shortcut {
        sequence: "Ctrl+Q"
        onActivated: keys.desk.quit()
    }
}
