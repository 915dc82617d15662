pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Who speaks when: first names to draw an order from, then whose turn it is.
ColumnLayout {
    id: panel

    required property var desk
    readonly property var work: desk.stages.discuss
    readonly property bool drawn: work.turns.length > 0
    // The names take room that the topics need, so the field is there once it is asked for.
    property bool asked: false
    readonly property bool writing: !drawn && (asked || work.names.length > 0)

    function draw(): void {
        if (work.names.trim().length > 0) {
            work.draw();
        } else {
            asked = true;
            names.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    spacing: Theme.gap1

    SectionLabel {
        visible: panel.drawn || panel.writing
        text: qsTr("Turn order")
    }
    RkText {
        objectName: "turnNow"
        Layout.fillWidth: true
        visible: panel.drawn
        text: panel.work.turn + 1 < panel.work.turns.length
            ? qsTr("%1 speaks now, then %2").arg(panel.work.turns[panel.work.turn] ?? "").arg(panel.work.turns[panel.work.turn + 1] ?? "")
            : qsTr("%1 speaks now, then a new round").arg(panel.work.turns[panel.work.turn] ?? "")
        weight: Font.DemiBold
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    RkField {
        id: names
        objectName: "names"
        Layout.fillWidth: true
        visible: panel.writing
        text: panel.work.names
        placeholderText: qsTr("First names, with commas")
        Accessible.name: qsTr("First names of who is here, with commas between them")
        onTextEdited: panel.work.keepNames(text)
        onAccepted: panel.draw()
    }
    RkText {
        Layout.fillWidth: true
        visible: panel.writing
        text: qsTr("Only in memory, until the session ends. Never stored.")
        color: Theme.soft
        font.pixelSize: Theme.label
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.gap1

        RkButton {
            objectName: "drawTurns"
            visible: !panel.drawn
            text: qsTr("Draw a turn order")
            onClicked: panel.draw()
        }
        RkButton {
            objectName: "nextTurn"
            visible: panel.drawn
            text: qsTr("Next")
            Accessible.name: qsTr("Next, also when somebody passes")
            onClicked: panel.work.nextTurn()
        }
        RkButton {
            objectName: "clearTurns"
            visible: panel.drawn
            text: qsTr("Clear")
            Accessible.name: qsTr("Clear the turn order")
            onClicked: panel.work.clearTurns()
        }
    }
}
