pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// One field: what it is, how much room is left, the control to write it, and what is wrong with it.
ColumnLayout {
    id: field

    required property var page
    required property string key
    required property string control
    required property var value
    required property int room
    required property int most
    required property bool needed
    required property string fault
    required property var choices
    readonly property var editor: page.editor
    readonly property string label: page.words.field(editor.section, key)
    readonly property bool written: control === "line" || control === "area" || control === "lines"

    // Undo is the editor's: a field that took it for itself would undo what is not to be seen.
    readonly property Item steps: Item {
        Keys.onPressed: event => {
            event.accepted = true;
            if (event.matches(StandardKey.Undo))
                field.editor.undo();
            else if (event.matches(StandardKey.Redo) || event.key === Qt.Key_Y && event.modifiers & Qt.ControlModifier)
                field.editor.redo();
            else
                event.accepted = false;
        }
    }

    function take(): void {
        (writing.item as Item)?.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: 4

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap1

        RkText {
            Layout.fillWidth: true
            text: field.needed ? field.label : qsTr("%1 (may be left out)").arg(field.label)
            color: Theme.soft
        }
        RkText {
            objectName: "left:" + field.key
            visible: field.written
            text: field.room < 0 ? qsTr("%n too many", "", -field.room) : qsTr("%n left", "", field.room)
            color: field.room < 0 ? Theme.warn : Theme.soft
            weight: field.room < 0 ? Font.DemiBold : Font.Normal
            font.pixelSize: Theme.label
            wrapMode: Text.NoWrap
        }
    }
    Loader {
        id: writing
        Layout.fillWidth: true
        sourceComponent: field.control === "line" ? line : field.control === "area" || field.control === "lines" ? area
            : field.control === "number" ? number : field.control === "color" ? color : field.control === "pair" ? pair
            : field.control === "numbers" ? numbers : field.control === "flag" ? flag : field.control === "choice" ? choice : several
    }
    RkText {
        objectName: "fault:" + field.key
        Layout.fillWidth: true
        visible: field.fault.length > 0
        text: field.page.words.told(field.fault, field.editor.section, field.key)
        color: Theme.warn
        Accessible.role: Accessible.AlertMessage
    }

    Component {
        id: line
        RkField {
            objectName: "field:" + field.key
            readonly property string wanted: field.value
            Accessible.name: field.label
            Accessible.description: field.fault
            Keys.forwardTo: [field.steps]
            Component.onCompleted: text = wanted
            onWantedChanged: if (text !== wanted) text = wanted
            onTextEdited: field.editor.write(field.key, text)
        }
    }
    Component {
        id: area
        RkArea {
            objectName: "field:" + field.key
            readonly property string wanted: field.control === "lines" ? Array.from(field.value).join("\n") : field.value
            name: field.label
            lines: field.most > 400 || field.control === "lines" ? 4 : 2
            keysTo: [field.steps]
            Component.onCompleted: text = wanted
            // An empty line is no line yet, and must not vanish under the fingers.
            onWantedChanged: if (text.split("\n").filter(each => each.trim().length > 0).join("\n") !== wanted && text !== wanted) text = wanted
            onEdited: field.control === "lines" ? field.editor.writeLines(field.key, text) : field.editor.write(field.key, text)
        }
    }
    Component {
        id: numbers
        RkField {
            objectName: "field:" + field.key
            Accessible.name: field.label
            Accessible.description: field.fault
            placeholderText: "5, 3, 2"
            Keys.forwardTo: [field.steps]
            readonly property string wanted: field.value
            // The comma that comes before the next number must not vanish under the fingers.
            readonly property bool same: (text.match(/[0-9]+/g) ?? []).join(", ") === wanted
            Component.onCompleted: text = wanted
            onWantedChanged: if (!same) text = wanted
            onTextEdited: field.editor.writeNumbers(field.key, text)
        }
    }
    Component {
        id: flag
        RkButton {
            objectName: "field:" + field.key
            pill: true
            selected: field.value
            text: field.value ? qsTr("Yes") : qsTr("No")
            Accessible.name: field.label
            Accessible.role: Accessible.CheckBox
            Accessible.checkable: true
            Accessible.checked: selected
            onClicked: field.editor.turn(field.key, !field.value)
        }
    }
    Component {
        id: number
        Stepper {
            objectName: "field:" + field.key
            name: field.label
            from: 1
            to: field.most
            value: field.value
            onMoved: value => field.editor.count(field.key, value)
        }
    }
    Component {
        id: pair
        Flow {
            spacing: Theme.gap3

            Stepper {
                objectName: "field:" + field.key + ":0"
                name: qsTr("The fewest")
                from: 1
                to: field.most
                value: field.value[0] ?? 1
                onMoved: value => field.editor.span(field.key, 0, value)
            }
            Stepper {
                objectName: "field:" + field.key + ":1"
                name: qsTr("The most")
                from: 1
                to: field.most
                value: field.value[1] ?? 1
                onMoved: value => field.editor.span(field.key, 1, value)
            }
        }
    }
    Component {
        id: choice
        RkChoice {
            objectName: "field:" + field.key
            name: field.label
            options: Array.from(field.choices).map(each => ({ value: each, text: field.page.words.choice(field.key, each) }))
            value: field.value
            onChosen: value => field.editor.choose(field.key, value)
        }
    }
    Component {
        id: several
        Flow {
            spacing: Theme.gap1

            Repeater {
                model: field.choices

                RkButton {
                    required property string modelData
                    objectName: "field:" + field.key + ":" + modelData
                    pill: true
                    text: field.page.words.choice(field.key, modelData)
                    selected: Array.from(field.value).includes(modelData)
                    Accessible.role: Accessible.CheckBox
                    Accessible.checkable: true
                    Accessible.checked: selected
                    onClicked: field.editor.toggle(field.key, modelData)
                }
            }
        }
    }
    Component {
        id: color
        EditorColors {
            objectName: "field:" + field.key
            name: field.label
            names: field.page.words.colors
            value: field.value
            onChosen: value => field.editor.count(field.key, value)
        }
    }
}
