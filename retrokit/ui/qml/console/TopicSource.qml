pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// A topic with the two things it may become.
RkPanel {
    id: source

    required property var work
    required property var model
    required property int index
    required property string name
    required property int votes
    required property bool done

    objectName: "source:" + model.id
    implicitHeight: row.implicitHeight + 2 * Theme.gap1

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.gap3; rightMargin: Theme.gap1 }
        spacing: Theme.gap1

        RkText {
            Layout.fillWidth: true
            text: source.name
            weight: source.done ? Font.DemiBold : Font.Normal
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        RkText {
            visible: source.votes >= 0
            Layout.preferredWidth: implicitWidth
            text: qsTr("%n vote(s)", "", source.votes)
            color: Theme.soft
        }
        RkButton {
            objectName: "draftExperiment:" + source.model.id
            text: qsTr("Experiment")
            Accessible.name: qsTr("Write an experiment from: %1").arg(source.name)
            onClicked: source.work.draftExperiment(source.name)
        }
        RkButton {
            objectName: "draftLearning:" + source.model.id
            text: qsTr("Learning")
            Accessible.name: qsTr("Write a learning from: %1").arg(source.name)
            onClicked: source.work.draftLearning(source.name)
        }
    }
}
