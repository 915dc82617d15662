pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// One question: its choices side by side, as tiles while people answer and as columns of the counts afterwards.
Column {
    id: all

    required property var items
    required property var choices
    required property var numbers
    property real u: 1
    readonly property var item: items[0] ?? ({ text: "", counts: [] })
    readonly property bool known: item.counts.length > 0
    readonly property int most: Math.max(1, ...item.counts)
    readonly property bool numbered: numbers.length > 0
    // One question that is an item has words of its own beside the heading.
    readonly property real words: question.visible ? question.height + spacing : 0

    spacing: 24 * u

    RkText {
        id: question
        width: parent.width
        visible: all.item.text.length > 0
        text: all.item.text
        font.pixelSize: Math.round(44 * all.u)
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    Row {
        id: bars
        width: parent.width
        height: Math.min(all.height - all.words, (all.known ? 640 : 420) * all.u)
        spacing: 24 * all.u

        Repeater {
            model: all.choices

            Item {
                id: bar
                required property int index
                required property string modelData
                readonly property int answers: all.item.counts[index] ?? 0

                objectName: "ask:" + index
                width: (bars.width - (all.choices.length - 1) * bars.spacing) / all.choices.length
                height: bars.height
                Accessible.role: Accessible.ListItem
                Accessible.name: (all.numbered ? all.numbers[index] + ", " : "") + modelData + (all.known ? ": " + answers : "")

                RkPanel {
                    anchors.fill: parent
                    visible: !all.known
                    radius: Theme.radiusPanel * all.u
                }
                Rectangle {
                    id: column
                    visible: all.known
                    anchors { bottom: label.top; bottomMargin: 16 * all.u; horizontalCenter: parent.horizontalCenter }
                    width: Math.min(parent.width, 220 * all.u)
                    height: Math.max(6 * all.u, (bar.height - label.height - 110 * all.u) * bar.answers / all.most)
                    radius: Math.min(height / 2, Theme.radiusCard * all.u)
                    color: bar.answers > 0 ? Theme.accent : Theme.line
                    Behavior on height { NumberAnimation { duration: Theme.slow; easing.type: Easing.OutCubic } }
                }
                RkText {
                    objectName: "askTimes:" + bar.index
                    anchors { bottom: column.top; bottomMargin: 6 * all.u; horizontalCenter: parent.horizontalCenter }
                    visible: all.known
                    text: bar.answers
                    color: bar.answers > 0 ? Theme.ink : Theme.soft
                    weight: 700
                    font.pixelSize: Math.round(60 * all.u)
                    Accessible.ignored: true
                }
                Column {
                    id: label
                    anchors { left: parent.left; right: parent.right; margins: (all.known ? 0 : 16) * all.u }
                    y: all.known ? parent.height - height : (parent.height - height) / 2

                    RkText {
                        width: parent.width
                        visible: all.numbered
                        horizontalAlignment: Text.AlignHCenter
                        text: all.numbered ? all.numbers[bar.index] : ""
                        weight: 700
                        font.pixelSize: Math.round((all.known ? 40 : 96) * all.u)
                        Accessible.ignored: true
                    }
                    RkText {
                        width: parent.width
                        height: all.known ? 2.8 * font.pixelSize : implicitHeight
                        horizontalAlignment: Text.AlignHCenter
                        text: bar.modelData
                        color: all.numbered ? Theme.soft : Theme.ink
                        weight: all.numbered ? 400 : 600
                        font.pixelSize: Math.round((all.numbered ? 28 : 36) * all.u)
                        maximumLineCount: all.known ? 2 : 3
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
