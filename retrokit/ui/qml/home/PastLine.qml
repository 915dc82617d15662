pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// A session that was, with how much came of it and its report.
RkPanel {
    id: line

    required property var home
    required property var model
    required property string title
    required property string date
    required property string format
    required property int experiments
    required property int learnings

    objectName: "past:" + model.id
    implicitHeight: row.implicitHeight + 2 * Theme.gap2

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
        spacing: Theme.gap3

        RkText {
            Layout.fillWidth: true
            Layout.minimumWidth: 120
            text: line.title + " · " + line.format
            weight: Font.DemiBold
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        RkText {
            Layout.maximumWidth: row.width * 0.55
            text: line.date + " · " + qsTr("%n experiment(s)", "", line.experiments) + ", " + qsTr("%n learning(s)", "", line.learnings)
            color: Theme.soft
        }
        RkButton {
            objectName: "report:" + line.model.id
            pill: true
            text: qsTr("Report")
            Accessible.name: qsTr("Report of %1").arg(line.title)
            onClicked: line.home.report(line.model.id)
        }
    }
}
