pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// How many have answered; the spread of each item, once the answers are shown.
Scroller {
    id: panel

    required property var desk
    readonly property var work: desk.stages.ask
    // One scale for all items, so that they can be compared.
    readonly property int most: Math.max(1, ...work.items.map(item => Math.max(0, ...item.counts)))
    readonly property var hand: desk.stages.byHand

    RowLayout {
        width: parent?.width ?? 0
        spacing: Theme.gap2

        RkText {
            objectName: "answersIn"
            Layout.fillWidth: true
            text: !panel.work.open ? qsTr("%n answer(s)", "", panel.work.answers)
                : panel.desk.strip.headcount > 0 ? qsTr("%1 of %2 have answered. Answers stay secret until you show them.").arg(panel.work.answers).arg(panel.desk.strip.headcount)
                : qsTr("%1 have answered. Answers stay secret until you show them.").arg(panel.work.answers)
            font.pixelSize: Theme.say
            weight: Font.DemiBold
        }
        RkButton {
            objectName: "reopenAsk"
            visible: !panel.work.open
            text: qsTr("Ask again")
            Accessible.name: qsTr("Ask again, in a new and empty round")
            onClicked: panel.work.reopen()
        }
    }
    ByHandRow {
        width: parent?.width ?? 0
        work: panel.hand
        words: panel.hand.known > 0 ? qsTr("Answers of %n people without a phone are in.", "", panel.hand.known)
            : qsTr("Somebody without a phone? Raised hands and paper count as well.")
        ask: qsTr("Enter answers by hand")
        again: qsTr("Enter them again")
        back: true
    }
    Loader {
        active: panel.hand.open
        visible: active
        width: parent?.width ?? 0
        sourceComponent: SheetsPanel {
            work: panel.hand
            items: panel.work.items
            labels: panel.work.labels
            low: panel.height < 480
        }
    }
    RkText {
        width: parent?.width ?? 0
        visible: panel.work.items.length === 0
        text: qsTr("There is nothing to ask about yet. Go back and gather cards first.")
        color: Theme.soft
    }
    Repeater {
        model: panel.hand.open ? [] : panel.work.items

        AskSpread {
            required property int index
            required property var modelData

            objectName: "spread:" + index
            width: parent?.width ?? 0
            item: modelData
            labels: panel.work.labels
            open: panel.work.open
            most: panel.most
        }
    }
}
