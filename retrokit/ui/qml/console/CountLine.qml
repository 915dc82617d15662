pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A line with a small number to set: the hands for a topic, the slips with an answer.
RkPanel {
    id: line

    property string key: ""
    property string words: ""
    property int value: 0
    // Inside another panel it needs no frame of its own.
    property bool bare: false

    signal moved(int value)

    implicitHeight: Math.max(stepper.height, text.implicitHeight) + (bare ? 0 : 2 * Theme.gap1)
    border.width: bare ? 0 : 1
    border.color: value > 0 ? Theme.accent : Theme.line

    RkText {
        id: text
        anchors { left: parent.left; leftMargin: line.bare ? 0 : Theme.gap3; right: stepper.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        text: line.words
        weight: line.value > 0 ? Font.DemiBold : Font.Normal
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Stepper {
        id: stepper
        objectName: "count:" + line.key
        anchors { right: parent.right; rightMargin: line.bare ? 0 : Theme.gap1; verticalCenter: parent.verticalCenter }
        name: line.words
        value: line.value
        to: 1000
        onMoved: value => line.moved(value)
    }
}
