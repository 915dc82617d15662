pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Raised hands, all topics in one go: how many people, then the hands of each topic.
ColumnLayout {
    id: panel

    required property var work
    required property var topics
    property bool low: false

    spacing: Theme.gap2

    RkPanel {
        Layout.fillWidth: true
        implicitHeight: head.implicitHeight + 2 * head.anchors.margins
        radius: Theme.radiusPanel

        ColumnLayout {
            id: head
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: panel.low ? Theme.gap3 : 20 }
            spacing: panel.low ? Theme.gap1 : Theme.gap2

            RkText {
                Layout.fillWidth: true
                text: qsTr("Raised hands")
                font.pixelSize: Theme.heading
                weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }
            RkText {
                Layout.fillWidth: true
                text: qsTr("Read out each topic and count. What you enter stays hidden until the vote closes.")
                color: Theme.soft
            }
            RowLayout {
                spacing: Theme.gap2

                Stepper {
                    objectName: "handsPeople"
                    name: qsTr("How many people raised a hand")
                    value: panel.work.people
                    from: 1
                    to: 1000
                    onMoved: people => panel.work.setPeople(people)
                }
                RkText {
                    Layout.fillWidth: true
                    text: qsTr("person(s) raised a hand", "", panel.work.people)
                }
            }
            ByHandEnd {
                Layout.fillWidth: true
                work: panel.work
                stand: qsTr("%1 of %2 votes").arg(panel.work.raised).arg(panel.work.most)
                sendText: qsTr("Count them in")
            }
        }
    }
    Scroller {
        gap: Theme.gap1
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            model: panel.topics

            CountLine {
                id: line
                required property var model

                required property string name
                width: parent?.width ?? 0
                key: model.id
                words: name
                value: panel.work.hands[model.id] ?? 0
                onMoved: hands => panel.work.setHands(line.model.id, hands)
            }
        }
    }
}
