pragma ComponentBehavior: Bound
import QtQuick
import theme

// A card in its column's colour. Without text it is a placeholder: three dots. ``cut`` says that more is to be read.
Rectangle {
    id: tile

    property string text: ""
    property int column: 1
    property string columnName: ""
    property real u: 1
    property real size: Theme.boardCard
    property int lines: 6
    property bool placeholder: false
    property bool open: false
    property bool selected: false
    property bool target: false
    readonly property bool cut: words.truncated

    implicitWidth: 240 * u
    implicitHeight: placeholder ? 96 * u : Math.ceil(words.implicitHeight + 1.3 * size * u)
    radius: Theme.radiusCard * u
    color: Theme.card(column)
    border.width: selected || target ? Math.max(2, 3 * u) : 0
    border.color: Theme.accent
    Accessible.role: Accessible.ListItem
    Accessible.name: placeholder ? qsTr("a card nobody sees yet")
        : columnName.length > 0 ? columnName + ": " + text : text

    Text {
        id: words
        objectName: "words"
        x: 0.85 * tile.size * tile.u
        width: parent.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter
        visible: !tile.placeholder
        text: tile.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        maximumLineCount: tile.open ? 60 : tile.lines
        elide: Text.ElideRight
        font.pixelSize: Math.max(1, Math.round(tile.size * tile.u))
        color: Theme.ink
        Accessible.ignored: true
    }

    Row {
        anchors.centerIn: parent
        visible: tile.placeholder
        spacing: 6 * tile.u

        Repeater {
            model: 3
            Rectangle {
                width: 10 * tile.u
                height: width
                radius: width / 2
                color: Theme.mark(tile.column)
                opacity: 0.4
            }
        }
    }
}
