pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The room is on a network of its own: first the code that joins the Wi-Fi, then the one that opens the room.
RkPanel {
    id: panel

    required property var board
    property real u: 1
    readonly property var join: board.join
    readonly property bool tickets: board.door === "tickets"
    readonly property real side: 400 * u

    width: 2 * side + 3 * 40 * u
    height: codes.height + 80 * u
    radius: Theme.radiusWide * u

    component Way: Column {
        id: way

        required property string number
        required property string what
        required property string image
        required property int modules
        required property string name
        property string text: ""
        property string more: ""

        width: panel.side
        spacing: 10 * panel.u

        Row {
            spacing: 14 * panel.u

            Rectangle {
                width: 52 * panel.u
                height: width
                radius: width / 2
                color: Theme.accent

                RkText {
                    anchors.centerIn: parent
                    text: way.number
                    color: Theme.accentInk
                    weight: 700
                    font.pixelSize: Math.round(30 * panel.u)
                }
            }
            RkText {
                anchors.verticalCenter: parent.verticalCenter
                width: panel.side - 66 * panel.u
                text: way.what
                weight: 600
                font.pixelSize: Math.round(30 * panel.u)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(20 * panel.u)
            }
        }
        CodeImage {
            objectName: way.name
            visible: way.image.length > 0
            side: panel.side
            modules: way.modules
            source: way.image
        }
        RkText {
            objectName: way.name + "Text"
            width: parent.width
            text: way.text
            horizontalAlignment: Text.AlignHCenter
            weight: 600
            font.pixelSize: Math.round(26 * panel.u)
            wrapMode: Text.Wrap
            maximumLineCount: 3
        }
        RkText {
            objectName: way.name + "More"
            width: parent.width
            text: way.more
            horizontalAlignment: Text.AlignHCenter
            weight: 600
            font.pixelSize: Math.round(26 * panel.u)
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 3
        }
    }

    Row {
        id: codes
        anchors.centerIn: parent
        spacing: 40 * panel.u

        Way {
            name: "wifiCode"
            number: "1"
            what: qsTr("Join this Wi-Fi")
            image: panel.join.wifiImage
            modules: panel.join.wifiModules
            text: panel.join.hotspot
            more: panel.join.passphrase
        }
        Way {
            name: "joinCode"
            number: "2"
            what: panel.tickets ? qsTr("Then draw a ticket and scan it") : qsTr("Then open the room")
            image: panel.tickets ? "" : panel.join.image
            modules: panel.join.modules
            text: panel.tickets ? qsTr("Each ticket lets one phone in, once. Nobody knows which one is yours.") : panel.join.url.length > 0 ? qsTr("or type %1").arg(panel.join.url) : qsTr("The room's code comes in a moment.")
            more: panel.join.code.length > 0 && !panel.tickets ? qsTr("and the code %1").arg(panel.join.code) : ""
        }
    }
}
