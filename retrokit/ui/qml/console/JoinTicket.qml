pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The code to scan, and what to type instead. Not while one-time tickets are in use.
Rectangle {
    id: card

    required property var desk
    property bool small: false
    readonly property var join: desk.join

    visible: join.reachable && desk.door.tickets === 0
    implicitWidth: small ? 232 : 300
    implicitHeight: ticket.implicitHeight + 2 * Theme.gap3
    radius: Theme.radiusPanel
    color: Theme.codeGround
    border.width: 1
    border.color: Theme.line

    ColumnLayout {
        id: ticket
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
        spacing: Theme.gap1

        Image {
            objectName: "joinCode"
            Layout.alignment: Qt.AlignHCenter
            source: card.join.picture
            sourceSize: card.small ? Qt.size(200, 200) : Qt.size(264, 264)
            smooth: false
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The code to scan")
        }
        RkText {
            objectName: "joinText"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("or type %1\nand %2").arg(card.join.shortUrl).arg(card.join.code)
            color: Theme.codeInk
            weight: Font.DemiBold
        }
    }
}
