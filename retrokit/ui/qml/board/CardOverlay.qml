import QtQuick
import theme
import controls

// The whole of a card that was cut, over everything else; a click or Esc puts it away.
Rectangle {
    id: overlay
    objectName: "overlay"

    property string text: ""
    property int column: 1
    property real u: 1

    function show(words: string, which: int): void {
        text = words;
        column = which;
        visible = true;
    }

    anchors.fill: parent
    z: 50
    visible: false
    color: Qt.alpha(Theme.paper, 0.85)

    TapHandler { onTapped: overlay.visible = false }
    Shortcut {
        sequence: "Esc"
        enabled: overlay.visible
        onActivated: overlay.visible = false
    }
    CardTile {
        anchors.centerIn: parent
        width: Math.min(parent.width, 1100 * overlay.u)
        u: overlay.u
        size: overlay.text.length > 400 ? 26 : 34
        open: true
        text: overlay.text
        column: overlay.column
    }
}
