pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The columns: only about how many until the reveal, their cards afterwards.
ColumnLayout {
    id: panel

    required property var desk
    readonly property var work: desk.stages.collect
    readonly property var hand: desk.stages.byHand

    spacing: Theme.gap2

    RowLayout {
        visible: panel.work.revealed
        spacing: Theme.gap2

        RkText {
            objectName: "writingState"
            Layout.fillWidth: true
            text: panel.work.open ? qsTr("Writing is open again. New cards stay hidden until the next reveal.")
                : panel.work.late ? qsTr("Late cards wait. They join the others together: three at least, or with the next stage.")
                : qsTr("Phones may still write. Late cards join together: three at least, or with the next stage.")
            color: Theme.soft
        }
        RkButton {
            objectName: "byHand"
            visible: !panel.hand.open
            text: qsTr("Enter cards on paper")
            onClicked: panel.hand.toggle()
        }
        RkButton {
            objectName: "reopenWriting"
            visible: !panel.work.open
            text: qsTr("Open writing again")
            Accessible.name: qsTr("Open writing again, for another round that turns over together")
            onClicked: panel.work.reopen()
        }
    }
    // After the reveal the cards need the room.
    ByHandRow {
        visible: !panel.work.revealed && !panel.hand.open
        Layout.fillWidth: true
        work: panel.hand
        words: panel.hand.known > 0 ? qsTr("Cards of %n people on paper are in.", "", panel.hand.known)
            : qsTr("Somebody without a phone? Cards on paper count as well.")
        ask: qsTr("Enter cards on paper")
        again: qsTr("Enter more")
    }
    Loader {
        active: panel.hand.open
        visible: active
        Layout.fillWidth: true
        sourceComponent: PaperPanel {
            work: panel.hand
            low: panel.height < 480
        }
    }
    Scroller {
        id: scroller
        visible: !panel.hand.open
        Layout.fillWidth: true
        Layout.fillHeight: true

        GridLayout {
            width: parent.width
            columns: Math.max(1, Math.min(rows.count, Math.floor((width + Theme.gap2) / (170 + Theme.gap2))))
            columnSpacing: Theme.gap2
            rowSpacing: Theme.gap2
            uniformCellWidths: true

            Repeater {
                id: rows
                model: panel.work.rows

                CollectColumn {
                    work: panel.work
                    horizon: scroller.contentY + 2 * scroller.height
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: 180
                    Layout.alignment: Qt.AlignTop
                }
            }
        }
    }
    Item {
        visible: panel.hand.open
        Layout.fillHeight: true
    }
}
