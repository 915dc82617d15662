import QtQuick
import QtQuick.Templates as T
import theme

// A button with words. ``shortcutText`` only shows the key; whoever uses the button binds it.
T.Button {
    id: control

    property bool primary: false
    property bool pill: false
    property bool selected: false
    property bool quiet: false
    property string shortcutText: ""
    readonly property color words: !enabled ? Theme.faint : primary ? Theme.accentInk : selected ? Theme.accent : Theme.ink

    implicitHeight: Math.max(primary ? 52 : Theme.touch, contentItem.implicitHeight + 16)
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    leftPadding: primary ? Theme.gap4 : Theme.gap3
    rightPadding: leftPadding
    font.pixelSize: primary ? Theme.say : Theme.body
    font.variableAxes: ({ "wght": 600 })
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        implicitWidth: Math.ceil(label.implicitWidth) + (chip.visible ? chip.width + Theme.gap1 : 0)
        implicitHeight: label.implicitHeight

        Text {
            id: label
            anchors.verticalCenter: parent.verticalCenter
            x: Math.max(0, (parent.width - parent.implicitWidth) / 2)
            width: Math.min(Math.ceil(implicitWidth), parent.width - (chip.visible ? chip.width + Theme.gap1 : 0))
            text: control.text
            textFormat: Text.PlainText
            font: control.font
            color: control.words
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
        }
        Rectangle {
            id: chip
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: label.right
            anchors.leftMargin: Theme.gap1
            visible: control.shortcutText.length > 0
            width: key.implicitWidth + 12
            height: key.implicitHeight + 6
            radius: 6
            color: "transparent"
            border.width: 1
            border.color: control.primary ? control.words : Theme.line

            Text {
                id: key
                anchors.centerIn: parent
                text: control.shortcutText
                textFormat: Text.PlainText
                font.pixelSize: Theme.label
                color: control.primary ? control.words : Theme.soft
            }
        }
    }

    background: Rectangle {
        radius: control.pill ? height / 2 : Theme.radiusControl
        color: control.primary ? (control.enabled ? Theme.accent : Theme.line)
            : control.selected ? Theme.accentSoft
            : control.quiet ? "transparent" : Theme.panel
        border.width: control.primary || control.quiet ? 0 : 1
        border.color: control.selected ? Theme.accent : Theme.line

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: control.primary ? Theme.accentInk : Theme.ink
            opacity: control.down ? 0.14 : control.hovered ? 0.06 : 0
            Behavior on opacity { NumberAnimation { duration: Theme.fade } }
        }
        FocusRing {
            on: control.visualFocus
            around: parent.radius
        }
    }
}
