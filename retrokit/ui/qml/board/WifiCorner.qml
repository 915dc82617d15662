import QtQuick
import theme
import controls

// While the room is on a network of its own: the Wi-Fi's code before the room's, for who comes late.
Item {
    id: corner

    required property var board
    property real u: 1
    property bool small: false
    property int side: 0
    readonly property var join: board.join

    visible: join.wifiImage.length > 0
    width: visible ? words.x + words.width + 28 * u : 0
    height: Math.max(image.visible ? image.height : 0, words.height)

    CodeImage {
        id: image
        objectName: "wifiCorner"
        anchors.verticalCenter: parent.verticalCenter
        visible: !corner.small
        side: corner.side
        modules: corner.join.wifiModules
        source: corner.join.wifiImage
    }
    Column {
        id: words
        x: corner.small ? 0 : image.width + Math.round(18 * corner.u)
        anchors.verticalCenter: parent.verticalCenter

        RkText {
            text: qsTr("First the Wi-Fi")
            font.pixelSize: Math.round(Theme.boardSmall * corner.u)
            color: Theme.soft
            wrapMode: Text.NoWrap
        }
        RkText {
            width: Math.min(implicitWidth, (corner.small ? 480 : 260) * corner.u)
            text: corner.join.hotspot
            weight: 700
            font.pixelSize: Math.round((corner.small ? 36 : 28) * corner.u)
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        RkText {
            width: Math.min(implicitWidth, (corner.small ? 480 : 260) * corner.u)
            text: corner.join.passphrase
            font.pixelSize: Math.round((corner.small ? 36 : Theme.boardSmall) * corner.u)
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
}
