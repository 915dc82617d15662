pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Topics by votes at the side, the open one with its cards and notes in the middle.
RowLayout {
    id: panel

    required property var desk
    readonly property var work: desk.stages.discuss

    spacing: Theme.gap3

    ColumnLayout {
        Layout.fillWidth: false
        Layout.preferredWidth: Math.max(180, Math.min(300, panel.width * 0.36))
        spacing: Theme.gap2

        Scroller {
            gap: 6
            Layout.fillWidth: true
            Layout.fillHeight: true

            SectionLabel { text: qsTr("Topics by votes") }
            RkText {
                objectName: "timeFor"
                width: parent?.width ?? 0
                visible: panel.work.timeFor > 0
                text: panel.work.timeFor < panel.work.topics ? qsTr("Time for about %1 of %2 topics").arg(panel.work.timeFor).arg(panel.work.topics)
                    : qsTr("Time for all topics")
                color: Theme.soft
            }
            RkText {
                width: parent?.width ?? 0
                visible: topics.count === 0
                text: qsTr("There are no topics.")
                color: Theme.soft
            }
            Repeater {
                id: topics
                model: panel.work.rows

                TopicButton {
                    width: parent?.width ?? 0
                    current: panel.work.current
                    onClicked: panel.work.openTopic(key)
                }
            }
        }
        TurnPanel {
            Layout.fillWidth: true
            visible: panel.work.topics > 0
            desk: panel.desk
        }
    }
    RkPanel {
        Layout.fillWidth: true
        Layout.fillHeight: true
        radius: Theme.radiusPanel

        RkText {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.gap4
            visible: panel.work.current === ""
            horizontalAlignment: Text.AlignHCenter
            text: topics.count === 0 ? qsTr("There is nothing to talk about yet. Go back and gather cards first, or go on.")
                : qsTr("Every topic is talked about. Open one again, or go on.")
            color: Theme.soft
        }
        // One editor for each topic: the words of one can never land in another.
        Repeater {
            model: panel.work.current === "" ? [] : [panel.work.current]

            TopicTalk {
                required property string modelData

                anchors.fill: parent
                anchors.margins: Theme.gap3
                desk: panel.desk
                topic: modelData
            }
        }
    }
}
