import QtQuick
import theme
import controls

// How to join, in a corner of the board. Where a code that a camera can read would take too much of a small window,
// there are the address and the code to type, in larger letters.
RkPanel {
    id: corner

    required property var board
    property real u: 1
    readonly property var join: board.join
    readonly property int edge: Math.round(8 * u)
    readonly property bool small: Math.max(sideOf(join.modules), sideOf(join.wifiModules)) > 280 * u

    // Whole pixels for each module, three at the least.
    function sideOf(modules: int): int {
        return modules * Math.max(3, Math.floor(184 * u / Math.max(1, modules)));
    }

    implicitWidth: words.x + words.width + Math.round(28 * u)
    implicitHeight: Math.max(wifi.visible ? wifi.height : 0, image.visible ? image.height : 0, words.height) + 2 * edge
    radius: Theme.radiusPanel * u
    color: Theme.panel

    WifiCorner {
        id: wifi
        x: corner.small ? Math.round(24 * corner.u) : corner.edge
        anchors.verticalCenter: parent.verticalCenter
        board: corner.board
        small: corner.small
        side: corner.sideOf(corner.join.wifiModules)
        u: corner.u
    }
    CodeImage {
        id: image
        objectName: "cornerCode"
        x: Math.round(wifi.x + wifi.width)
        anchors.verticalCenter: parent.verticalCenter
        visible: !corner.small
        side: corner.sideOf(corner.join.modules)
        modules: corner.join.modules
        source: corner.join.image
    }
    Column {
        id: words
        x: corner.small ? wifi.x + wifi.width : image.x + image.width + Math.round(18 * corner.u)
        anchors.verticalCenter: parent.verticalCenter

        RkText {
            text: qsTr("Join")
            font.pixelSize: Math.round(Theme.boardSmall * corner.u)
            color: Theme.soft
        }
        RkText {
            objectName: "cornerUrl"
            text: corner.join.url
            weight: 700
            font.pixelSize: Math.round((corner.small ? 36 : 28) * corner.u)
            wrapMode: Text.NoWrap
        }
        RkText {
            objectName: "cornerText"
            visible: text.length > 0
            text: corner.join.code
            font.pixelSize: Math.round((corner.small ? 36 : Theme.boardSmall) * corner.u)
            wrapMode: Text.NoWrap
        }
    }
}
