pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The stages with planned and spent minutes, and how the whole keeps to its plan.
Item {
    id: side

    required property var desk
    property bool low: false
    readonly property var agenda: desk.agenda

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: side.low ? Theme.gap2 : 20
        spacing: Theme.gap1

        RkText {
            objectName: "sessionTitle"
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gap2
            text: side.desk.heading.title
            font.pixelSize: Theme.say
            weight: Font.Bold
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        RkText {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gap2
            text: side.desk.heading.team + " · " + side.desk.heading.format
            color: Theme.soft
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        SectionLabel {
            Layout.topMargin: side.low ? 4 : Theme.gap3
            Layout.leftMargin: Theme.gap2
            text: qsTr("Stages")
        }
        AgendaList {
            agenda: side.agenda
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        ColumnLayout {
            spacing: Theme.gap1
            Layout.leftMargin: Theme.gap2
            Layout.rightMargin: Theme.gap2
            visible: side.agenda.live

            SectionLabel {
                visible: !side.low
                text: qsTr("Whole session")
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: 8
                radius: 4
                color: Theme.line

                Rectangle {
                    width: parent.width * side.agenda.fraction
                    height: parent.height
                    radius: 4
                    color: Theme.accent
                }
            }
            Flow {
                Layout.fillWidth: true
                Layout.preferredWidth: 120
                spacing: Theme.gap1

                RkText {
                    text: qsTr("%1 of %2 min").arg(side.agenda.spent).arg(side.agenda.planned)
                }
                RkText {
                    objectName: "pace"
                    text: side.agenda.behind > 0 ? qsTr("%n min behind", "", side.agenda.behind)
                        : side.agenda.behind < 0 ? qsTr("%n min ahead", "", -side.agenda.behind) : qsTr("on time")
                    color: side.agenda.behind > 0 ? Theme.warn : Theme.soft
                    weight: side.agenda.behind > 0 ? Font.DemiBold : Font.Normal
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            Layout.preferredWidth: 120
            Layout.topMargin: 4
            spacing: Theme.gap1

            RkButton {
                objectName: "goHome"
                text: qsTr("Home")
                onClicked: side.desk.newSession()
            }
            RkButton {
                objectName: "report"
                text: qsTr("Report")
                shortcutText: side.width > 240 ? qsTr("Ctrl P") : ""
                onClicked: side.desk.report()
            }
        }
    }
}
