pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Was the time well spent? The scale while people answer on their phones, the counts once it is closed; what was agreed below.
Item {
    id: stage

    required property var board
    property real u: 1
    readonly property var body: board.body
    readonly property bool known: !body.open && (body.counts?.length ?? 0) > 0
    readonly property int most: Math.max(1, ...(known ? body.counts : [1]))
    readonly property bool hasAgreed: (body.experiments?.length ?? 0) > 0
    readonly property var words: [qsTr("wasted"), qsTr("little came back"), qsTr("about what it cost"),
        qsTr("more than it cost"), qsTr("well spent")]

    RkText {
        id: note
        objectName: "rateNote"
        width: parent.width
        visible: !stage.known
        text: stage.body.open ? qsTr("Answer on your phone. Nobody sees who said what.")
            : qsTr("So few answers stay unseen: they would say who answered what.")
        color: Theme.soft
        font.pixelSize: Math.round(34 * stage.u)
    }
    Row {
        id: bars
        width: parent.width
        y: stage.known ? 0 : note.height + 32 * stage.u
        height: (stage.known ? (stage.hasAgreed ? 470 : 700) : (stage.hasAgreed ? 300 : 420)) * stage.u
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
                    anchors { bottom: label.top; bottomMargin: 16 * stage.u; horizontalCenter: parent.horizontalCenter }
                    width: Math.min(parent.width, 200 * stage.u)
                    height: Math.max(6 * stage.u, (bar.height - label.height - 84 * stage.u) * bar.answers / stage.most)
                    radius: Math.min(height / 2, Theme.radiusCard * stage.u)
                    color: bar.answers > 0 ? Theme.accent : Theme.line
                    Behavior on height { NumberAnimation { duration: Theme.slow; easing.type: Easing.OutCubic } }
                }
                RkText {
                    anchors { bottom: column.top; bottomMargin: 6 * stage.u; horizontalCenter: parent.horizontalCenter }
                    visible: stage.known
                    text: bar.answers
                    color: bar.answers > 0 ? Theme.ink : Theme.soft
                    weight: 700
                    font.pixelSize: Math.round(44 * stage.u)
                    Accessible.ignored: true
                }
                Column {
                    id: label
                    anchors { left: parent.left; right: parent.right; margins: (stage.known ? 0 : 16) * stage.u }
                    y: stage.known ? parent.height - height : (parent.height - height) / 2

                    RkText {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: bar.index + 1
                        weight: 700
                        font.pixelSize: Math.round((stage.known ? 34 : 96) * stage.u)
                        Accessible.ignored: true
                    }
                    RkText {
                        width: parent.width
                        height: 2.8 * font.pixelSize
                        horizontalAlignment: Text.AlignHCenter
                        text: stage.words[bar.index]
                        color: Theme.soft
                        font.pixelSize: Math.round(27 * stage.u)
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    RkText {
        id: agreedLabel
        anchors { top: bars.bottom; topMargin: (stage.known ? 8 : 44) * stage.u }
        visible: stage.hasAgreed
        text: qsTr("Agreed today")
        color: Theme.soft
        font.pixelSize: Math.round(27 * stage.u)
        Accessible.role: Accessible.Heading
    }
    PanelFlow {
        anchors { left: parent.left; right: parent.right; top: agreedLabel.bottom; topMargin: 16 * stage.u; bottom: parent.bottom }
        u: stage.u
        model: stage.body.experiments ?? []
        delegate: AgreedCard {
            required property var modelData
            u: stage.u * (stage.body.experiments.length === 1 ? 1.25 : 1)
            whole: stage.body.experiments.length === 1
            experiment: modelData
        }
    }
}
