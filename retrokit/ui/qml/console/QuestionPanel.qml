import QtQuick
import QtQuick.Layouts
import theme
import controls

// The icebreaker that is asked, or will be: everybody sees it once its stage is open. Another one is a click away.
RkPanel {
    id: panel

    required property var desk

    objectName: "questionPanel"
    visible: desk.question.length > 0
    implicitHeight: content.implicitHeight + 2 * Theme.gap3

    RowLayout {
        id: content
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
        spacing: Theme.gap3

        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            SectionLabel { text: qsTr("Icebreaker") }
            RkText {
                objectName: "question"
                Layout.fillWidth: true
                text: panel.desk.question
                font.pixelSize: Theme.say
                weight: Font.DemiBold
            }
        }
        RkButton {
            objectName: "anotherQuestion"
            text: qsTr("Another question")
            onClicked: panel.desk.anotherQuestion()
        }
    }
}
