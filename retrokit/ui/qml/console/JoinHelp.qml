pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What stands between phones and the room, if anything does: doubts about the address, a certificate, nobody coming.
ColumnLayout {
    id: help

    required property var desk
    property bool tucked: false
    readonly property var join: desk.join

    readonly property bool doubted: join.reachable && join.advice.length > 0
    readonly property bool proved: join.reachable && join.secured.length > 0

    spacing: Theme.gap2
    visible: !tucked && (proved || doubted || join.spare || desk.ladder.shown)

    RkText {
        objectName: "pageProtected"
        Layout.fillWidth: true
        visible: help.proved
        text: qsTr("The page itself is protected too: phones load it over https from %1.").arg(help.join.secured)
        color: Theme.accent
        weight: Font.DemiBold
    }
    Rectangle {
        objectName: "joinDoubt"
        Layout.fillWidth: true
        visible: help.doubted
        implicitHeight: words.implicitHeight + 2 * Theme.gap2
        radius: Theme.radiusCard
        color: Theme.warnSoft
        Accessible.role: Accessible.AlertMessage
        Accessible.name: help.join.advice

        RkText {
            id: words
            objectName: "joinDoubtWords"
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
            text: help.join.advice
            Accessible.ignored: true
        }
    }
    RowLayout {
        Layout.fillWidth: true
        visible: help.join.spare || (help.proved && help.doubted)
        spacing: Theme.gap3

        RkText {
            Layout.fillWidth: true
            text: help.join.spare ? qsTr("Only the certificate keeps the room shut.") : qsTr("Phones that cannot wait for that:")
            color: Theme.soft
        }
        RkButton {
            objectName: "openBare"
            text: qsTr("Open it without the certificate, this time")
            onClicked: help.join.openBare()
        }
    }
    LadderPanel {
        objectName: "ladder"
        desk: help.desk
        Layout.fillWidth: true
        visible: help.desk.ladder.shown
    }
}
