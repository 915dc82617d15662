pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Topics become experiments and learnings: what is being written first, then the topics to write from.
Scroller {
    id: panel

    required property var desk
    readonly property var work: desk.stages.decide
    property bool allTopics: false

    function showForm(id: string): void {
        for (const cards of [experiments, learnings]) {
            for (let at = 0; at < cards.count; at++) {
                const card = cards.itemAt(at);
                if (card.objectName.endsWith(":" + id))
                    reveal(card);
            }
        }
    }

    gap: Theme.gap2

    Connections {
        target: panel.work
        function onFormMade(id: string): void {
            Qt.callLater(panel.showForm, id);
        }
    }
    Repeater {
        id: experiments
        model: panel.work.experiments

        ExperimentCard {
            width: parent?.width ?? 0
            work: panel.work
            drafts: panel.desk.drafts
        }
    }
    Repeater {
        id: learnings
        model: panel.work.learnings

        LearningCard {
            width: parent?.width ?? 0
            work: panel.work
            drafts: panel.desk.drafts
        }
    }
    SectionLabel { text: qsTr("Write one from a topic") }
    Repeater {
        id: topics
        model: panel.work.topics

        TopicSource {
            width: parent?.width ?? 0
            visible: index < 5 || panel.allTopics
            work: panel.work
        }
    }
    RkButton {
        objectName: "allTopics"
        visible: topics.count > 5
        text: panel.allTopics ? qsTr("Show fewer topics") : qsTr("Show all %n topic(s)", "", topics.count)
        onClicked: panel.allTopics = !panel.allTopics
    }
    Row {
        spacing: Theme.gap1

        RkButton {
            objectName: "draftExperiment:"
            text: qsTr("Experiment without a topic")
            onClicked: panel.work.draftExperiment("")
        }
        RkButton {
            objectName: "draftLearning:"
            text: qsTr("Learning without a topic")
            onClicked: panel.work.draftLearning("")
        }
    }
}
