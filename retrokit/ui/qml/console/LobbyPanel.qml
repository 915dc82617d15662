pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The room is open: the code, who is here as a number, and how many are expected.
Scroller {
    id: panel

    required property var desk
    readonly property var join: desk.join
    readonly property bool wide: width > 500

    RkText {
        width: parent.width
        text: panel.join.reachable && panel.desk.door.tickets > 0 ? qsTr("Everybody draws a ticket and scans it. When everybody is in, start.")
            : panel.join.reachable ? qsTr("People point their camera at the code on the board. When everybody is in, start.")
            : qsTr("The room is open, but nobody can join yet.")
        color: Theme.soft
        font.pixelSize: Theme.say
    }
    JoinHelp {
        desk: panel.desk
        width: parent.width
        tucked: panel.desk.hotspot.shown
    }
    QuestionPanel {
        desk: panel.desk
        width: parent.width
    }
    GridLayout {
        id: grid
        visible: !panel.desk.hotspot.shown
        readonly property bool small: panel.width < 640

        width: parent.width
        columns: panel.wide ? 2 : 1
        columnSpacing: Theme.gap4
        rowSpacing: Theme.gap3

        JoinTicket {
            desk: panel.desk
            small: grid.small
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: grid.small ? 232 : 300
        }
        RkPanel {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            Layout.preferredWidth: grid.small ? 232 : 380
            Layout.minimumWidth: 232
            visible: !panel.join.reachable
            implicitHeight: missing.implicitHeight + 2 * Theme.gap4

            ColumnLayout {
                id: missing
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap4 }
                spacing: Theme.gap1

                RkText {
                    objectName: "noNetwork"
                    Layout.fillWidth: true
                    text: qsTr("No phone can reach this laptop yet")
                    font.pixelSize: Theme.heading
                    weight: Font.DemiBold
                }
                RkText {
                    objectName: "joinAdvice"
                    Layout.fillWidth: true
                    text: panel.join.advice.length > 0 ? panel.join.advice
                        : qsTr("Join a Wi-Fi or open this laptop's own hotspot. The code appears here by itself.")
                    color: Theme.soft
                }
            }
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            spacing: Theme.gap3

            RowLayout {
                spacing: Theme.gap2

                RkText {
                    objectName: "here"
                    Layout.preferredWidth: implicitWidth
                    text: panel.desk.strip.phones
                    font.pixelSize: Theme.boardTitle
                    weight: Font.Bold
                    wrapMode: Text.NoWrap
                }
                RkText {
                    Layout.fillWidth: true
                    text: qsTr("phone(s) here", "", panel.desk.strip.phones)
                    color: Theme.soft
                    font.pixelSize: Theme.say
                }
            }
            SectionLabel { text: qsTr("How many people are in the room?") }
            Stepper {
                objectName: "headcount"
                name: qsTr("People in the room")
                value: panel.desk.strip.headcount
                to: 1000
                onMoved: people => panel.desk.stages.lobby.setHeadcount(people)
            }
            RkText {
                Layout.fillWidth: true
                text: panel.desk.strip.headcount > 0 ? qsTr("No more phones than that get a seat. No name is asked of anybody.")
                    : qsTr("With a number here no more phones than that get a seat. No name is asked of anybody.")
                color: Theme.soft
            }
            TicketsPanel {
                desk: panel.desk
                Layout.fillWidth: true
            }
            SectionLabel {
                visible: addresses.visible
                text: qsTr("Phones reach this laptop at")
            }
            RkChoice {
                id: addresses
                objectName: "address"
                visible: panel.join.addresses.length > 1
                Layout.fillWidth: true
                Layout.preferredWidth: 120
                name: qsTr("Address of this laptop")
                options: panel.join.addresses
                value: panel.join.chosen
                onChosen: value => panel.join.choose(value)
            }
            RkText {
                Layout.fillWidth: true
                visible: addresses.visible
                text: qsTr("If phones cannot open the page, try another address.")
                color: Theme.soft
            }
        }
    }
    EarlyRow { desk: panel.desk; width: parent.width }
    HotspotPanel { desk: panel.desk; width: parent.width }
}
