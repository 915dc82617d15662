pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Counts: never who.
ColumnLayout {
    id: strip

    required property var desk
    property bool low: false
    readonly property var room: desk.strip
    // Three of them are lines.
    readonly property bool lines: low || (room.stepped && room.cards >= 0 && room.done >= 0)

    spacing: low ? 4 : Theme.gap1

    SectionLabel { text: qsTr("In the room") }
    GridLayout {
        columns: strip.lines ? 1 : 2
        columnSpacing: Theme.gap1
        rowSpacing: strip.spacing
        uniformCellWidths: true
        Layout.fillWidth: true

        CountTile {
            objectName: "phones"
            low: strip.lines
            Layout.fillWidth: true
            Layout.fillHeight: true
            number: strip.room.phones
            label: strip.room.headcount > 0
                ? qsTr("phone(s)", "", strip.room.phones) + ", " + qsTr("%n people", "", strip.room.headcount)
                : qsTr("phone(s)", "", strip.room.phones)
        }
        CountTile {
            objectName: "cards"
            visible: strip.room.cards >= 0
            low: strip.lines
            Layout.fillWidth: true
            Layout.fillHeight: true
            number: strip.room.cards
            label: strip.room.stepped && strip.room.cards > 0 ? qsTr("cards or so, from %n people", "", strip.room.wrote)
                : qsTr("card(s)", "", strip.room.cards) + (strip.room.wrote > 0 ? " " + qsTr("from %n people", "", strip.room.wrote) : "")
        }
        CountTile {
            objectName: "done"
            visible: strip.room.stepped && strip.room.done >= 0
            low: strip.lines
            Layout.fillWidth: true
            Layout.fillHeight: true
            number: strip.room.done
            label: qsTr("say they are done")
        }
        CountTile {
            objectName: "ballots"
            visible: strip.room.ballots >= 0
            low: strip.lines
            Layout.fillWidth: true
            Layout.fillHeight: true
            number: strip.room.ballots
            label: qsTr("have voted")
        }
        CountTile {
            objectName: "answers"
            visible: strip.room.answers >= 0
            low: strip.lines
            Layout.fillWidth: true
            Layout.fillHeight: true
            number: strip.room.answers
            label: qsTr("have answered")
        }
    }
}
