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
            low: side.low
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        PacePanel {
            agenda: side.agenda
            low: side.low
            Layout.fillWidth: true
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
