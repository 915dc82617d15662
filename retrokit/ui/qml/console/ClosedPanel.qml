pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The session is over: what came of it, and the report one key away.
Scroller {
    id: panel

    required property var desk
    readonly property var stages: desk.stages

    RkText {
        objectName: "closedWords"
        width: parent?.width ?? 0
        text: panel.stages.agreed.length + panel.stages.kept.length > 0
            ? qsTr("The session is over, and everything is on this laptop. Save the report for whoever was not here.")
            : qsTr("The session is over. Nothing was agreed this time, and that is fine. The report says what was talked about.")
        font.pixelSize: Theme.say
        color: Theme.soft
    }
    SectionLabel {
        visible: panel.stages.agreed.length > 0
        text: qsTr("Experiments")
    }
    Repeater {
        model: panel.stages.agreed
        AgreedRow {}
    }
    SectionLabel {
        visible: panel.stages.kept.length > 0
        text: qsTr("Learnings")
    }
    Repeater {
        model: panel.stages.kept

        RkPanel {
            id: lesson
            required property string modelData

            width: parent?.width ?? 0
            implicitHeight: sentence.implicitHeight + 2 * Theme.gap3

            RkText {
                id: sentence
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
                text: lesson.modelData
                font.pixelSize: Theme.say
            }
        }
    }
}
