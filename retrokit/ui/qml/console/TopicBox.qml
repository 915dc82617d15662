pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What comes after this topic's time box: ask the room, give the next extension, go on, or park it.
ColumnLayout {
    id: box

    required property var desk
    readonly property var work: desk.stages.discuss
    readonly property string action: desk.steps.action

    function minutes(n: int): string {
        return n === 1 ? qsTr("One more minute") : qsTr("%1 more minutes").arg(n);
    }

    spacing: Theme.gap1

    RowLayout {
        visible: said.text.length > 0
        spacing: Theme.gap2

        TimerRing {
            objectName: "askRing"
            visible: box.work.phase === "open" && totalMs > 0
            Layout.preferredWidth: 52
            Layout.preferredHeight: 52
            name: qsTr("Time to answer")
            timerState: box.work.countdown.state ?? "idle"
            leftMs: box.work.countdown.leftMs ?? 0
            totalMs: box.work.countdown.totalMs ?? 0
            stamp: box.work.stamp
        }
        RkText {
            id: said
            objectName: "thumbsSaid"
            Layout.fillWidth: true
            text: {
                const work = box.work;
                if (work.phase === "open")
                    return qsTr("The room is asked. %n thumb(s) so far, secret until you show them.", "", work.thumbsIn);
                if (work.phase === "few")
                    return qsTr("Too few thumbs to show. You decide.");
                if (work.phase === "shown")
                    return (work.wish === "more" ? qsTr("The room wants more time.")
                        : work.more === work.next ? qsTr("A tie: on to the next topic.") : qsTr("The room wants the next topic."))
                        + " " + qsTr("%1 for more time, %2 for the next topic.").arg(work.more).arg(work.next);
                return work.stopped ? qsTr("No more time here: park it or take it on. Nothing is blocked, +1 goes on by hand.") : "";
            }
            weight: Font.DemiBold
            color: box.work.stopped && box.work.phase === "" ? Theme.warn : Theme.ink
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.gap1

        RkButton {
            objectName: "askRoom"
            visible: box.work.phase !== "open" && box.work.extension > 0
            text: qsTr("Ask the room")
            Accessible.name: qsTr("Ask the room: more time, or the next topic?")
            onClicked: box.work.askRoom()
        }
        RkButton {
            objectName: "extendTopic"
            visible: box.action !== "extend" && box.work.extension > 0
            text: box.minutes(box.work.extension)
            onClicked: box.work.extend()
        }
        RkButton {
            objectName: "nextTopic"
            visible: box.action !== "next_topic" && box.work.others
            text: qsTr("Next topic")
            onClicked: box.work.nextTopic()
        }
        RkButton {
            objectName: "parkTopic"
            text: qsTr("Park this topic")
            Accessible.name: qsTr("Park this topic and go on")
            onClicked: box.work.park()
        }
    }
}
