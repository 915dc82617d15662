import QtQuick
import theme

// Every text a window shows: plain, ink, breaking long words rather than running out of its box.
// ``weight`` (100 to 900) drives the variable font; font.weight from 700 on would embolden by machine.
Text {
    property int weight: font.weight < Font.Bold ? font.weight : Font.Normal

    textFormat: Text.PlainText
    color: Theme.ink
    font.pixelSize: Theme.body
    font.variableAxes: ({ "wght": weight })
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text.length === 0
}
