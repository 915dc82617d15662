pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import theme
import controls

// One of the six colours of a column, each with its name for those who do not see it.
Flow {
    id: colors

    property string name: ""
    property var names: []
    property int value: 0

    signal chosen(int value)

    spacing: Theme.gap1
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Repeater {
        model: colors.names

        T.AbstractButton {
            id: swatch
            required property string modelData
            required property int index
            readonly property bool picked: colors.value === index + 1

            objectName: colors.objectName + ":" + (index + 1)
            implicitWidth: label.implicitWidth + 2 * Theme.gap3 + 22
            implicitHeight: Theme.touch
            text: modelData
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.RadioButton
            Accessible.name: text
            Accessible.checkable: true
            Accessible.checked: picked
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            onClicked: colors.chosen(index + 1)

            contentItem: Item {
                Rectangle {
                    x: Theme.gap3
                    anchors.verticalCenter: parent.verticalCenter
                    width: 14
                    height: 14
                    radius: 4
                    color: Theme.mark(swatch.index + 1)
                }
                RkText {
                    id: label
                    x: Theme.gap3 + 22
                    anchors.verticalCenter: parent.verticalCenter
                    text: swatch.text
                    weight: swatch.picked ? 600 : 400
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
            background: Rectangle {
                radius: height / 2
                color: Theme.card(swatch.index + 1)
                border.width: swatch.picked ? 2 : 1
                border.color: swatch.picked ? Theme.mark(swatch.index + 1) : Theme.line

                FocusRing {
                    on: swatch.visualFocus
                    around: parent.radius
                }
            }
        }
    }
}
