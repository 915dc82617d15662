pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Was the time well spent? The scale while people answer on their phones, the counts once it is closed.
Item {
    id: stage

    required property var board
    property real u: 1
    readonly property var body: board.body
    readonly property bool known: !body.open && (body.counts?.length ?? 0) > 0
    readonly property int most: Math.max(1, ...(known ? body.counts : [1]))
    readonly property var words: [qsTr("wasted"), qsTr("little came back"), qsTr("about what it cost"),
        qsTr("more than it cost"), qsTr("well spent")]

    RkText {
        id: note
        objectName: "rateNote"
        width: bars.width
        visible: !stage.known
        text: stage.body.open ? qsTr("Answer on your phone. Nobody sees who said what.")
            : qsTr("Fewer than three answered, so the answers stay unseen.")
        color: Theme.soft
        font.pixelSize: Math.round(34 * stage.u)
    }
    Row {
        id: bars
        width: parent.width * (stage.hasSides ? 0.6 : 1)
        y: stage.known ? 0 : note.height + 40 * stage.u
        height: stage.known ? parent.height : 400 * stage.u
        spacing: 24 * stage.u

        Repeater {
            model: 5
            Item {
                id: bar
                required property int index
                readonly property int answers: stage.known ? stage.body.counts[index] ?? 0 : 0
                objectName: "rate:" + (index + 1)
                width: (bars.width - 4 * bars.spacing) / 5
                height: bars.height
                Accessible.role: Accessible.ListItem
                Accessible.name: stage.known ? qsTr("%1, %2: %3").arg(index + 1).arg(stage.words[index]).arg(answers)
                    : qsTr("%1, %2").arg(index + 1).arg(stage.words[index])

                RkPanel {
                    anchors.fill: parent
                    visible: !stage.known
                    radius: Theme.radiusPanel * stage.u
                }
                Rectangle {
                    id: column
                    visible: stage.known
                    anchors { left: parent.left; right: parent.right; bottom: label.top; bottomMargin: 20 * stage.u }
                    height: stage.known ? Math.max(6 * stage.u, (bar.height - label.height - 110 * stage.u) * bar.answers / stage.most)
                        : 6 * stage.u
                    radius: Math.min(height / 2, Theme.radiusCard * stage.u)
                    color: stage.known && bar.answers > 0 ? Theme.accent : Theme.line
                    Behavior on height { NumberAnimation { duration: Theme.slow; easing.type: Easing.OutCubic } }
                }
                RkText {
                    anchors { bottom: column.top; bottomMargin: 8 * stage.u; horizontalCenter: parent.horizontalCenter }
                    visible: stage.known
                    text: bar.answers
                    weight: 700
                    font.pixelSize: Math.round(44 * stage.u)
                    Accessible.ignored: true
                }
                Column {
                    id: label
                    anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: (stage.known ? 0 : 16) * stage.u }

                    RkText {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: bar.index + 1
                        weight: 700
                        font.pixelSize: Math.round((stage.known ? 32 : 96) * stage.u)
                        Accessible.ignored: true
                    }
                    RkText {
                        width: parent.width
                        height: 2.8 * font.pixelSize
                        horizontalAlignment: Text.AlignHCenter
                        text: stage.words[bar.index]
                        color: Theme.soft
                        font.pixelSize: Math.round(Theme.boardSmall * stage.u)
                        maximumLineCount: 2
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    readonly property bool hasSides: (body.experiments?.length ?? 0) > 0

    Sides {
        visible: stage.hasSides
        anchors { left: bars.right; leftMargin: 64 * stage.u; right: parent.right; top: parent.top; bottom: parent.bottom }
        u: stage.u
        experiments: stage.body.experiments ?? []
        title: qsTr("Agreed today")
    }
}
