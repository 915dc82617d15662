pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// After the laptop slept the timers stand still and ask.
Rectangle {
    id: question

    required property var desk

    visible: desk.asleep
    implicitHeight: row.implicitHeight + 2 * Theme.gap2
    radius: Theme.radiusCard
    color: Theme.accentSoft

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
        spacing: Theme.gap3

        RkText {
            objectName: "sleepQuestion"
            Layout.fillWidth: true
            text: qsTr("The laptop slept. %1 left: continue?").arg(question.desk.timer.digits)
            weight: Font.DemiBold
        }
        RkButton {
            objectName: "continueTimer"
            text: qsTr("Continue")
            onClicked: question.desk.timer.startOrPause()
        }
    }
}
