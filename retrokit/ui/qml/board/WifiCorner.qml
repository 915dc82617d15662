import QtQuick
import theme
import controls

// While the room is on a network of its own: the Wi-Fi's code before the room's, for who comes late.
Item {
    id: corner

    required property var board
    property real u: 1
    readonly property var join: board.join

    visible: join.wifiImage.length > 0
    width: visible ? image.width + words.width + 48 * u : 0
    height: image.height

    CodeImage {
        id: image
        objectName: "wifiCorner"
        side: 112 * corner.u
        source: corner.join.wifiImage
    }
    Column {
        id: words
        anchors { left: image.right; leftMargin: 20 * corner.u; verticalCenter: parent.verticalCenter }

        RkText {
            text: qsTr("First the Wi-Fi")
            font.pixelSize: Math.round(Theme.boardSmall * corner.u)
            color: Theme.soft
            wrapMode: Text.NoWrap
        }
        RkText {
            width: Math.min(implicitWidth, 260 * corner.u)
            text: corner.join.hotspot
            weight: 700
            font.pixelSize: Math.round(28 * corner.u)
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        RkText {
            width: Math.min(implicitWidth, 260 * corner.u)
            text: corner.join.passphrase
            font.pixelSize: Math.round(Theme.boardSmall * corner.u)
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
}
