pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// An experiment that is still open. It comes up by itself in the first stage of the next session.
RkPanel {
    id: line

    required property var model
    required property string change
    required property string expected
    required property string owner
    required property string review
    required property int overdueDays

    objectName: "due:" + model.id
    implicitHeight: row.implicitHeight + 2 * Theme.gap2

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
        spacing: Theme.gap3

        Rectangle {
            visible: line.overdueDays > 0
            implicitWidth: days.implicitWidth + 20
            implicitHeight: days.implicitHeight + 8
            radius: height / 2
            color: Theme.warnSoft

            RkText {
                id: days
                anchors.centerIn: parent
                wrapMode: Text.NoWrap
                text: qsTr("%n day(s) over", "", line.overdueDays)
                color: Theme.warn
                font.pixelSize: Theme.label
                weight: Font.DemiBold
            }
        }
        RkText {
            Layout.fillWidth: true
            Layout.minimumWidth: 160
            text: line.change
            weight: Font.DemiBold
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        RkText {
            Layout.maximumWidth: row.width * 0.5
            text: line.overdueDays > 0 || line.review.length === 0 ? qsTr("expected: %1").arg(line.expected)
                : qsTr("expected: %1 · looked at on %2").arg(line.expected).arg(line.review)
            color: Theme.soft
            maximumLineCount: 3
            elide: Text.ElideRight
        }
    }
}
