import QtQuick
import theme
import controls

// A fact in a rounded box, such as who carries an experiment.
Rectangle {
    id: chip

    property string text: ""
    property real u: 1
    property bool warning: false

    visible: text.length > 0
    width: Math.min(words.implicitWidth + 40 * u, parent ? parent.width : 400)
    height: words.implicitHeight + 22 * u
    radius: height / 2
    color: warning ? Theme.warnSoft : Theme.accentSoft

    RkText {
        id: words
        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width - 32 * chip.u)
        text: chip.text
        color: chip.warning ? Theme.warn : Theme.accent
        weight: 650
        font.pixelSize: Math.round(24 * chip.u)
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
    }
}
