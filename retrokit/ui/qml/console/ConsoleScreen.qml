pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What the facilitator alone sees: the agenda, the stage with its work, and the room.
FocusScope {
    id: screen

    required property var desk
    readonly property bool narrow: width < 1360
    readonly property bool tight: width < 1200
    readonly property bool low: height < 760
    // A form that is being written needs the room more than the script.
    readonly property bool byHand: desk.stages.byHand.open
    readonly property bool writing: byHand || (desk.kind === "decide" && desk.stages.decide.writing)
    // What happens now comes before the script, where there is no room for both.
    readonly property bool coaching: desk.coach.listed || (height < 1000 && desk.coach.raised.count > 0)
    readonly property bool asking: desk.steps.question.length > 0

    objectName: "consoleScreen"
    Keys.onEscapePressed: asking ? desk.steps.keepWriting() : byHand ? desk.stages.byHand.close() : rest.forceActiveFocus()
    // What had the keyboard is gone.
    onByHandChanged: if (!byHand) rest.forceActiveFocus()
    onAskingChanged: if (!asking) rest.forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    // A click on the ground takes the keyboard out of an editor.
    MouseArea {
        anchors.fill: parent
        onPressed: rest.forceActiveFocus()
    }
    Item {
        id: rest
        focus: true
    }
    ConsoleKeys { desk: screen.desk }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        Agenda {
            desk: screen.desk
            low: screen.low
            Layout.fillHeight: true
            Layout.preferredWidth: screen.narrow ? 208 : 264
        }
        Rectangle {
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            color: Theme.line
        }
        ColumnLayout {
            spacing: screen.low ? Theme.gap2 : Theme.gap4
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: screen.low ? Theme.gap3 : Theme.gap4
            Layout.leftMargin: screen.narrow ? Theme.gap3 : Theme.gap5
            Layout.rightMargin: Layout.leftMargin

            Banner {
                name: "space"
                lasting: true
                problem: screen.desk.space
                Layout.fillWidth: true
            }
            Banner {
                problem: screen.desk.problem
                Layout.fillWidth: true
            }
            TimerBar {
                desk: screen.desk
                narrow: screen.tight
                Layout.fillWidth: true
            }
            SleepQuestion {
                desk: screen.desk
                Layout.fillWidth: true
            }
            VoidQuestion {
                desk: screen.desk
                Layout.fillWidth: true
            }
            SayPanel {
                desk: screen.desk
                low: screen.low || screen.writing || screen.coaching
                Layout.fillWidth: true
            }
            CoachPanel {
                desk: screen.desk
                low: screen.low
                most: screen.low ? 104 : Math.max(152, screen.height - 760)
                visible: !screen.writing && (desk.coach.raised.count > 0 || desk.coach.rest.count > 0)
                Layout.fillWidth: true
            }
            StagePanel {
                desk: screen.desk
                rest: rest
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            RevealQuestion {
                desk: screen.desk
                Layout.fillWidth: true
            }
            BottomBar {
                desk: screen.desk
                narrow: screen.tight
                Layout.fillWidth: true
            }
        }
        Rectangle {
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            color: Theme.line
        }
        RoomSide {
            desk: screen.desk
            low: screen.low
            Layout.fillWidth: false
            Layout.fillHeight: true
            Layout.preferredWidth: screen.narrow ? 248 : 320
        }
    }
}
