pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import theme
import controls

// A topic to open.
T.AbstractButton {
    id: button

    required property var model
    required property string name
    required property int votes
    required property bool tied
    required property bool done
    property string current: ""
    readonly property string key: model.id
    readonly property bool now: current === key

    objectName: "openTopic:" + key
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 18)
    focusPolicy: Qt.StrongFocus
    Accessible.name: name + (votes >= 0 ? ", " + qsTr("%n vote(s)", "", votes) : "") + (tied ? ", " + qsTr("tied") : "")
        + (done ? ", " + qsTr("done") : "") + (now ? ", " + qsTr("open") : "")
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.radiusControl
        color: button.now ? Theme.accentSoft : button.hovered ? Theme.ground : Theme.panel
        border.width: button.now ? 2 : 1
        border.color: button.now ? Theme.accent : Theme.line

        FocusRing { on: button.visualFocus }
    }
    contentItem: Item {
        RkText {
            id: words
            anchors { left: parent.left; right: count.left; leftMargin: Theme.gap2; rightMargin: Theme.gap1; verticalCenter: parent.verticalCenter }
            text: (button.done ? "✓ " : "") + button.name
            color: button.done && !button.now ? Theme.soft : Theme.ink
            weight: button.now ? Font.DemiBold : Font.Normal
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        RkText {
            id: count
            anchors { right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
            width: implicitWidth
            text: button.votes < 0 ? "" : button.tied ? button.votes + " " + qsTr("tied") : button.votes
            color: Theme.soft
            font.features: { "tnum": 1 }
            Accessible.ignored: true
        }
    }
}
