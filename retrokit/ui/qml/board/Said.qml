import QtQuick
import theme
import controls

// A quiet label and under it what was said; nothing at all while nothing was said.
Column {
    id: said

    property string label: ""
    property string text: ""
    property real u: 1
    property real size: 30
    property bool strong: false
    property int lines: 3

    visible: text.length > 0
    spacing: 2 * u

    RkText {
        width: said.width
        visible: said.label.length > 0
        text: said.label
        color: Theme.soft
        font.pixelSize: Math.round(Math.max(Theme.boardLeast, Math.min(Theme.boardSmall, said.size * 0.8)) * said.u)
    }
    RkText {
        width: said.width
        text: said.text
        weight: said.strong ? 650 : 400
        font.pixelSize: Math.round(said.size * said.u)
        maximumLineCount: said.lines
        elide: Text.ElideRight
    }
}
