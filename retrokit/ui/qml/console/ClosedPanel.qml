pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The session is over: what came of it, and the report one key away.
Scroller {
    id: panel

    required property var desk
    readonly property var work: desk.stages.decide

    RkText {
        objectName: "closedWords"
        width: parent?.width ?? 0
        text: qsTr("The session is over. Everything is on this laptop. Save the report for whoever was not here.")
        font.pixelSize: Theme.say
        color: Theme.soft
    }
    SectionLabel {
        visible: panel.work.experiments.count > 0
        text: qsTr("Experiments")
    }
    Repeater {
        model: panel.work.experiments

        RkPanel {
            id: row
            required property string change
            required property string owner
            required property string reviewWords
            required property bool agreed

            visible: agreed
            width: parent?.width ?? 0
            implicitHeight: words.implicitHeight + 2 * Theme.gap2

            RkText {
                id: words
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
                text: row.change + "\n" + qsTr("carried by %1, looked at on %2").arg(row.owner).arg(row.reviewWords)
            }
        }
    }
    SectionLabel {
        visible: panel.work.learnings.count > 0
        text: qsTr("Learnings")
    }
    Repeater {
        model: panel.work.learnings

        RkPanel {
            id: lesson
            required property string learned
            required property bool kept

            visible: kept
            width: parent?.width ?? 0
            implicitHeight: sentence.implicitHeight + 2 * Theme.gap2

            RkText {
                id: sentence
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
                text: lesson.learned
            }
        }
    }
}
