pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import theme

// One of a few. ``options`` is a list of {value, text}; ``chosen`` says what the person picked; arrows walk through.
Flow {
    id: choice

    property var options: []
    property var value: undefined
    property string name: ""

    signal chosen(var value)

    spacing: Theme.gap1
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Repeater {
        id: pills
        model: choice.options

        T.AbstractButton {
            id: pill
            required property int index
            required property var modelData
            readonly property bool picked: choice.value === modelData.value

            function go(step: int): void {
                const next = pills.itemAt((index + step + pills.count) % pills.count) as T.AbstractButton;
                next.forceActiveFocus(Qt.TabFocusReason);
                next.click();
            }

            objectName: choice.objectName + ":" + modelData.value
            implicitWidth: label.implicitWidth + 2 * Theme.gap3
            implicitHeight: Theme.touch
            text: modelData.text
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.RadioButton
            Accessible.name: text
            Accessible.checkable: true
            Accessible.checked: picked
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            Keys.onLeftPressed: go(-1)
            Keys.onRightPressed: go(1)
            onClicked: choice.chosen(modelData.value)

            contentItem: Text {
                id: label
                text: pill.text
                textFormat: Text.PlainText
                font.pixelSize: Theme.body
                font.variableAxes: ({ "wght": pill.picked ? 600 : 400 })
                color: pill.picked ? Theme.accent : Theme.ink
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
            }
            background: Rectangle {
                radius: height / 2
                color: pill.picked ? Theme.accentSoft : Theme.panel
                border.width: 1
                border.color: pill.picked ? Theme.accent : Theme.line

                FocusRing {
                    on: pill.visualFocus
                    around: parent.radius
                }
            }
        }
    }
}
