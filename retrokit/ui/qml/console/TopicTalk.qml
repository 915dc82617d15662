pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The topic under discussion: its name, its cards, and notes that go into the report.
ColumnLayout {
    id: talk

    required property var desk
    required property string topic
    readonly property var work: desk.stages.discuss

    spacing: Theme.gap1

    RowLayout {
        spacing: Theme.gap2

        RkText {
            objectName: "topicName"
            Layout.fillWidth: true
            text: talk.work.lone ? qsTr("One card") : talk.work.name
            font.pixelSize: Theme.heading
            weight: Font.Bold
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        Tag {
            visible: talk.work.votes >= 0
            Layout.alignment: Qt.AlignTop
            text: qsTr("%n vote(s)", "", talk.work.votes)
        }
    }
    Legend {
        Layout.fillWidth: true
        Layout.preferredWidth: 120
        // One column alone needs no telling apart.
        columns: talk.desk.stages.legend.length > 1 ? talk.desk.stages.legend : []
    }
    Scroller {
        gap: 6
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            model: talk.work.cards

            CardTile {
                required property var modelData

                width: parent?.width ?? 0
                height: implicitHeight
                text: modelData.text
                column: modelData.color
                size: Theme.body
                lines: 20
            }
        }
    }
    TopicBox {
        Layout.fillWidth: true
        desk: talk.desk
    }
    SectionLabel {
        Layout.fillWidth: true
        text: qsTr("Notes on this topic (in the report)")
    }
    DraftArea {
        objectName: "topicNotes"
        Layout.fillWidth: true
        Layout.maximumHeight: talk.height * 0.42
        drafts: talk.desk.drafts
        key: "topic/" + talk.topic
        known: talk.work.notes
        lines: talk.height < 440 ? 2 : 4
        placeholderText: qsTr("What was said, without names")
        name: qsTr("Notes on this topic")
    }
}
