pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Where we are, and the time left with what can be done to it.
RowLayout {
    id: bar

    required property var desk
    readonly property var heading: desk.heading
    readonly property var timer: desk.timer
    readonly property bool timed: desk.state === "running"
    property bool narrow: false

    spacing: Theme.gap3

    ColumnLayout {
        spacing: 2
        Layout.fillWidth: true

        RkText {
            objectName: "stageCount"
            Layout.fillWidth: true
            visible: bar.timed
            text: bar.desk.inTopic
                ? qsTr("Stage %1 of %2 · %3 left in all").arg(bar.heading.index).arg(bar.heading.count).arg(bar.desk.stageTimer.digits)
                : qsTr("Stage %1 of %2").arg(bar.heading.index).arg(bar.heading.count)
            color: Theme.soft
        }
        RkText {
            objectName: "heading"
            Layout.fillWidth: true
            text: bar.heading.heading
            font.pixelSize: bar.narrow ? 24 : Theme.title
            weight: Font.Bold
            lineHeight: 1.05
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        RkText {
            objectName: "refused"
            Layout.fillWidth: true
            visible: text.length > 0
            text: bar.desk.problem.refused
            color: Theme.warn
            Accessible.role: Accessible.AlertMessage
        }
    }
    ColumnLayout {
        visible: bar.timed
        spacing: 2
        Layout.fillWidth: false

        TimerRing {
            objectName: "timerRing"
            Layout.preferredWidth: bar.narrow ? 72 : 80
            Layout.preferredHeight: Layout.preferredWidth
            Layout.alignment: Qt.AlignHCenter
            timerState: bar.timer.state
            leftMs: bar.timer.leftMs
            totalMs: bar.timer.totalMs
            stamp: bar.timer.stamp
        }
        RkText {
            visible: bar.desk.inTopic
            Layout.alignment: Qt.AlignHCenter
            text: qsTr("this topic")
            color: Theme.soft
            font.pixelSize: Theme.label
        }
    }
    GridLayout {
        visible: bar.timed
        Layout.fillWidth: false
        columns: 2
        columnSpacing: Theme.gap1
        rowSpacing: Theme.gap1

        RkButton {
            objectName: "startOrPause"
            Layout.fillWidth: true
            text: bar.timer.state === "running" ? qsTr("Pause") : bar.timer.state === "idle" ? qsTr("Start") : qsTr("Continue")
            enabled: bar.timer.state !== "over" && bar.timer.totalMs > 0
            shortcutText: bar.narrow ? "" : qsTr("Space")
            onClicked: bar.timer.startOrPause()
        }
        RkButton {
            objectName: "addOne"
            Layout.fillWidth: true
            text: "+1"
            shortcutText: bar.narrow ? "" : "+"
            Accessible.name: qsTr("One minute more")
            onClicked: bar.timer.add(1)
        }
        RkButton {
            objectName: "addFive"
            Layout.fillWidth: true
            text: "+5"
            Accessible.name: qsTr("Five minutes more")
            onClicked: bar.timer.add(5)
        }
        RkButton {
            objectName: "endTimer"
            Layout.fillWidth: true
            text: qsTr("End")
            enabled: bar.timer.state !== "over" && bar.timer.totalMs > 0
            Accessible.name: qsTr("End the time")
            onClicked: bar.timer.end()
        }
    }
}
