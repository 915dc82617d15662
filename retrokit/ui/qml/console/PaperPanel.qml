pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Cards handed in on paper: a column, a line for each card, and from how many people they are.
RkPanel {
    id: panel

    required property var work
    property bool low: false

    implicitHeight: inside.implicitHeight + 2 * inside.anchors.margins
    radius: Theme.radiusPanel
    Component.onCompleted: area.forceActiveFocus()

    ColumnLayout {
        id: inside
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: panel.low ? Theme.gap3 : 20 }
        spacing: panel.low ? Theme.gap1 : Theme.gap2

        RkText {
            Layout.fillWidth: true
            text: qsTr("Cards on paper")
            font.pixelSize: Theme.heading
            weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        RkText {
            Layout.fillWidth: true
            text: qsTr("They lie hidden among all others and turn over with them. Let the slips come folded and mixed.")
            color: Theme.soft
        }
        RkChoice {
            objectName: "paperColumn"
            Layout.fillWidth: true
            Layout.preferredWidth: 240
            visible: panel.work.columns.length > 1
            name: qsTr("Column")
            options: panel.work.columns
            value: panel.work.column
            onChosen: value => {
                panel.work.choose(value);
                area.text = panel.work.text(value);
                area.forceActiveFocus();
            }
        }
        RkArea {
            id: area
            objectName: "paperCards"
            Layout.fillWidth: true
            lines: panel.low ? 4 : 7
            name: qsTr("Cards on paper, one on each line")
            placeholderText: qsTr("One card on each line")
            Component.onCompleted: text = panel.work.text(panel.work.column)
            onEdited: panel.work.write(panel.work.column, text)
        }
        RowLayout {
            spacing: Theme.gap2

            Stepper {
                objectName: "paperPeople"
                name: qsTr("How many people wrote them")
                value: panel.work.people
                from: 1
                to: 1000
                onMoved: people => panel.work.setPeople(people)
            }
            RkText {
                Layout.fillWidth: true
                text: panel.work.known > 0 ? qsTr("person(s) on paper all told, %1 so far", "", panel.work.people).arg(panel.work.known)
                    : qsTr("person(s) wrote them", "", panel.work.people)
            }
        }
        ByHandEnd {
            Layout.fillWidth: true
            work: panel.work
            stand: panel.work.cards > 0 ? qsTr("%n card(s) to put in", "", panel.work.cards) : ""
            sendText: qsTr("Put them in")
        }
    }
}
