pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The budget and its reason while the vote is open; the result once it is closed.
ColumnLayout {
    id: panel

    required property var desk
    readonly property var work: desk.stages.vote
    readonly property var hand: desk.stages.byHand

    spacing: Theme.gap2

    RkPanel {
        Layout.fillWidth: true
        visible: panel.work.open && !panel.hand.open
        implicitHeight: open.implicitHeight + 2 * Theme.gap3

        GridLayout {
            id: open
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
            columns: width > 560 ? 2 : 1
            columnSpacing: Theme.gap4
            rowSpacing: Theme.gap1

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                spacing: Theme.gap1

                SectionLabel { text: qsTr("Votes for each person") }
                Stepper {
                    objectName: "budget"
                    name: qsTr("Votes for each person")
                    value: panel.work.budget
                    from: 1
                    to: 20
                    onMoved: votes => panel.work.setBudget(votes)
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                spacing: Theme.gap1

                RkText {
                    objectName: "suggestion"
                    Layout.fillWidth: true
                    visible: panel.work.suggestion > 0
                    text: qsTr("%1 suggested: about a third of %2, enough to show a spread, too few to please everybody.")
                        .arg(panel.work.suggestion).arg(qsTr("%n topic(s)", "", panel.work.suggestionTopics))
                    color: Theme.soft
                }
                RkButton {
                    objectName: "useSuggestion"
                    visible: panel.work.suggestion > 0 && panel.work.suggestion !== panel.work.budget
                    text: qsTr("Use %1").arg(panel.work.suggestion)
                    onClicked: panel.work.setBudget(panel.work.suggestion)
                }
                RkText {
                    objectName: "ballotsIn"
                    Layout.fillWidth: true
                    text: panel.desk.strip.headcount > 0
                        ? qsTr("%1 of %2 have voted. Votes stay secret until you close.").arg(panel.work.ballots).arg(panel.desk.strip.headcount)
                        : qsTr("%1 have voted. Votes stay secret until you close.").arg(panel.work.ballots)
                    weight: Font.DemiBold
                }
            }
        }
    }
    RowLayout {
        visible: !panel.work.open
        spacing: Theme.gap2

        RkText {
            objectName: "ballotsIn"
            Layout.fillWidth: true
            text: qsTr("%n ballot(s) counted.", "", panel.work.ballots)
            color: Theme.soft
        }
        RkButton {
            objectName: "runOff"
            visible: panel.work.strongest > 0 && panel.desk.steps.action !== "run_off"
            text: qsTr("Vote again on the top %1").arg(panel.work.strongest)
            Accessible.name: qsTr("Vote again, in a round among the %n strongest topic(s)", "", panel.work.strongest)
            onClicked: panel.work.amongTop()
        }
        RkButton {
            objectName: "reopenVote"
            text: qsTr("Vote again")
            Accessible.name: qsTr("Vote again, in a new and empty round")
            onClicked: panel.work.reopen()
        }
    }
    ByHandRow {
        Layout.fillWidth: true
        work: panel.hand
        words: panel.hand.known > 0 ? qsTr("Raised hands of %n people are in.", "", panel.hand.known)
            : qsTr("Somebody without a phone? Raised hands count as well.")
        ask: qsTr("Count raised hands")
        again: qsTr("Count again")
        back: true
    }
    Loader {
        active: panel.hand.open
        visible: active
        Layout.fillWidth: true
        Layout.fillHeight: true
        sourceComponent: HandsPanel {
            work: panel.hand
            topics: panel.work.rows
            low: panel.height < 480
        }
    }
    Scroller {
        visible: !panel.hand.open
        gap: Theme.gap1
        Layout.fillWidth: true
        Layout.fillHeight: true

        RkText {
            width: parent?.width ?? 0
            visible: topics.count === 0
            text: qsTr("There is nothing to vote on yet. Go back and gather cards first.")
            color: Theme.soft
        }
        RkText {
            objectName: "roundBefore"
            width: parent?.width ?? 0
            visible: panel.work.again
            text: qsTr("This is the result of the round before. It counts until you close this one.")
            color: Theme.soft
        }
        Repeater {
            id: topics
            model: panel.work.rows

            TopicLine { width: parent?.width ?? 0 }
        }
    }
}
