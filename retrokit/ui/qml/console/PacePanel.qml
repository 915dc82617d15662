pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// How the whole session keeps to its plan, and what would bring it back: seen from across the desk, never blinking.
Rectangle {
    id: panel

    required property var agenda
    property bool low: false
    readonly property var pace: agenda.pace
    readonly property bool late: pace.behind >= 2
    readonly property bool early: pace.behind <= -2

    visible: pace.live || pace.lobby
    implicitHeight: words.implicitHeight + 2 * words.anchors.margins
    radius: Theme.radiusCard
    color: late && pace.live ? Theme.warnSoft : early && pace.what.length > 0 ? Theme.accentSoft : "transparent"

    ColumnLayout {
        id: words
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: panel.low ? Theme.gap1 : Theme.gap2 }
        spacing: panel.low ? 4 : Theme.gap1

        SectionLabel {
            visible: !panel.low
            text: qsTr("Whole session")
        }
        RkText {
            objectName: "pace"
            visible: panel.pace.live
            Layout.fillWidth: true
            text: panel.pace.behind > 0 ? qsTr("%n min behind", "", panel.pace.behind)
                : panel.pace.behind < 0 ? qsTr("%n min ahead", "", -panel.pace.behind) : qsTr("on time")
            color: panel.pace.behind > 0 ? Theme.warn : panel.early ? Theme.accent : Theme.soft
            font.pixelSize: panel.late || panel.early ? Theme.heading : Theme.body
            weight: panel.late || panel.early ? Font.Bold : panel.pace.behind > 0 ? Font.DemiBold : Font.Normal
        }
        Rectangle {
            Layout.fillWidth: true
            visible: panel.pace.live
            implicitHeight: 8
            radius: 4
            color: Theme.line

            Rectangle {
                width: parent.width * panel.pace.fraction
                height: parent.height
                radius: 4
                color: panel.late ? Theme.warn : Theme.accent
            }
        }
        RkText {
            objectName: "length"
            Layout.fillWidth: true
            text: panel.pace.lobby ? qsTr("%n min in all", "", panel.pace.planned)
                : qsTr("%1 of %2 min").arg(panel.pace.spent).arg(panel.pace.planned)
        }
        RkText {
            objectName: "offer"
            visible: text.length > 0
            Layout.fillWidth: true
            text: panel.pace.offer.length > 0 ? panel.pace.offer + (panel.pace.rest > 0 ? ". " + qsTr("%n min stay behind", "", panel.pace.rest) : "")
                : panel.pace.what === "shorten" ? qsTr("The stages ahead have one minute each. Skip one, or let it take longer.") : ""
            maximumLineCount: panel.low ? 4 : 6
            elide: Text.ElideRight
            Accessible.name: panel.pace.what === "give" ? qsTr("On offer: give the time to %1").arg(text) : qsTr("On offer: shorten %1").arg(text)
        }
        RkButton {
            objectName: "takeOffer"
            visible: panel.pace.offer.length > 0
            Layout.fillWidth: true
            text: panel.pace.what === "give" ? qsTr("Give the time") : qsTr("Shorten these")
            onClicked: panel.agenda.takeOffer()
        }
    }
}
