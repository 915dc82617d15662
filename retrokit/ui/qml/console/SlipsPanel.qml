pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Answers on paper, all in one go: how many slips there are with each answer.
RkPanel {
    id: panel

    required property var work
    required property var words
    property bool low: false
    readonly property int slips: work.answers.reduce((sum, n) => sum + n, 0)

    implicitHeight: inside.implicitHeight + 2 * inside.anchors.margins
    radius: Theme.radiusPanel

    ColumnLayout {
        id: inside
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: panel.low ? Theme.gap3 : 20 }
        spacing: panel.low ? 4 : Theme.gap1

        RkText {
            Layout.fillWidth: true
            text: qsTr("Answers on paper")
            font.pixelSize: Theme.heading
            weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        RkText {
            Layout.fillWidth: true
            text: qsTr("Count the slips with each answer. What you enter stays hidden until the rating closes.")
            color: Theme.soft
        }
        Repeater {
            model: 5

            CountLine {
                id: line
                required property int index

                Layout.fillWidth: true
                bare: true
                key: "answer" + (index + 1)
                words: qsTr("%1 · %2").arg(index + 1).arg(panel.words[index])
                value: panel.work.answers[index] ?? 0
                onMoved: slips => panel.work.setAnswers(line.index + 1, slips)
            }
        }
        ByHandEnd {
            Layout.fillWidth: true
            work: panel.work
            stand: panel.slips > 0 ? qsTr("%n slip(s)", "", panel.slips) : ""
            sendText: qsTr("Count them in")
        }
    }
}
