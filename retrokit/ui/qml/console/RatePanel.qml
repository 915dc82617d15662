pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// How many have answered; how it was, once the rating is closed.
Scroller {
    id: panel

    required property var desk
    readonly property var work: desk.stages.rate
    readonly property var hand: desk.stages.byHand
    readonly property var words: [qsTr("wasted"), qsTr("little came back"), qsTr("about what it cost"),
        qsTr("more than it cost"), qsTr("well spent")]

    RkText {
        objectName: "answersIn"
        width: parent?.width ?? 0
        text: !panel.work.open ? qsTr("%n answer(s)", "", panel.work.answers)
            : panel.desk.strip.headcount > 0 ? qsTr("%1 of %2 have answered. Answers stay secret until you close.").arg(panel.work.answers).arg(panel.desk.strip.headcount)
            : qsTr("%1 have answered. Answers stay secret until you close.").arg(panel.work.answers)
        font.pixelSize: Theme.say
        weight: Font.DemiBold
    }
    ByHandRow {
        width: parent?.width ?? 0
        work: panel.hand
        words: panel.hand.known > 0 ? qsTr("%n answer(s) on paper are in.", "", panel.hand.known)
            : qsTr("Somebody without a phone? Answers on paper count as well.")
        ask: qsTr("Enter answers on paper")
        again: qsTr("Enter them again")
        back: true
    }
    Loader {
        active: panel.hand.open
        visible: active
        width: parent?.width ?? 0
        sourceComponent: SlipsPanel {
            work: panel.hand
            words: panel.words
            low: panel.height < 480
        }
    }
    RkText {
        objectName: "tooFew"
        width: parent?.width ?? 0
        visible: !panel.work.open && panel.work.counts.length === 0
        text: qsTr("So few answers are not shown: they would say who answered what.")
        color: Theme.soft
    }
    Repeater {
        model: panel.work.open ? [] : panel.work.counts

        RowLayout {
            id: bar
            required property int index
            required property int modelData

            objectName: "rating:" + (index + 1)
            width: parent?.width ?? 0
            spacing: Theme.gap2

            RkText {
                Layout.preferredWidth: 190
                text: qsTr("%1 · %2").arg(bar.index + 1).arg(panel.words[bar.index])
            }
            Item {
                Layout.fillWidth: true
                implicitHeight: 28

                Rectangle {
                    width: panel.work.most > 0 ? Math.max(4, parent.width * bar.modelData / panel.work.most) : 4
                    height: parent.height
                    radius: 6
                    color: bar.modelData > 0 ? Theme.accent : Theme.line
                }
            }
            RkText {
                Layout.preferredWidth: 32
                text: bar.modelData
                weight: Font.DemiBold
                font.features: { "tnum": 1 }
            }
        }
    }
    SectionLabel {
        topPadding: Theme.gap1
        visible: panel.desk.stages.agreed.length > 0
        text: qsTr("Agreed today, to read out once more")
    }
    Repeater {
        model: panel.desk.stages.agreed
        AgreedRow {}
    }
}
