pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The lines that everybody sees: purpose and ground rules.
Scroller {
    id: panel

    required property var desk

    QuestionPanel {
        desk: panel.desk
        width: parent?.width ?? 0
    }
    SectionLabel {
        visible: points.count > 0
        text: qsTr("On the board now")
    }
    Repeater {
        id: points
        model: panel.desk.stages.points

        RkPanel {
            required property int index
            required property string modelData

            objectName: "point:" + index
            width: parent?.width ?? 0
            implicitHeight: words.implicitHeight + 2 * Theme.gap3

            RkText {
                id: words
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: 20 }
                text: parent.modelData
                font.pixelSize: Theme.say
            }
        }
    }
    RkText {
        width: parent?.width ?? 0
        visible: points.count === 0
        text: panel.desk.heading.prompt
        color: Theme.soft
        font.pixelSize: Theme.say
    }
}
