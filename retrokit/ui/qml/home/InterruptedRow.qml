pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// A session that was not closed, or that has not begun and gathers cards, to be taken up again.
RkPanel {
    id: line

    required property var home
    required property var model
    required property string team
    required property string title
    required property string date
    required property string format
    required property string stage
    required property bool early

    objectName: "interrupted:" + model.id
    selected: true
    implicitHeight: row.implicitHeight + 2 * Theme.gap2

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
        spacing: Theme.gap3

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            RkText {
                Layout.fillWidth: true
                text: line.title + " · " + line.team
                weight: Font.DemiBold
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            RkText {
                Layout.fillWidth: true
                text: line.stage.length > 0 ? qsTr("%1, %2, stopped in: %3").arg(line.format).arg(line.date).arg(line.stage)
                    : line.early ? qsTr("%1, %2, cards are being gathered").arg(line.format).arg(line.date)
                    : line.format + ", " + line.date
                color: Theme.soft
            }
        }
        RkButton {
            objectName: "resume:" + line.model.id
            pill: true
            text: line.early ? qsTr("Go on") : qsTr("Resume")
            Accessible.name: line.early ? qsTr("Go on with %1").arg(line.title) : qsTr("Resume %1").arg(line.title)
            onClicked: line.home.resume(line.model.id)
        }
    }
}
