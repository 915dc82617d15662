pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme

// Formats as small pictures, drawn from their columns. ``why``: each with the reason for which it is suggested.
GridLayout {
    id: gallery

    required property var home
    required property var formats
    property bool roomy: false
    property bool why: false
    readonly property alias count: tiles.count

    columns: Math.max(1, Math.min(4, Math.floor((width + Theme.gap3) / ((roomy ? 230 : 196) + Theme.gap3))))
    columnSpacing: Theme.gap3
    rowSpacing: Theme.gap3
    uniformCellWidths: true

    Repeater {
        id: tiles
        model: gallery.formats

        FormatTile {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.alignment: Qt.AlignTop
            roomy: gallery.roomy
            why: gallery.why
            onClicked: gallery.home.start.open(key)
            onCopied: gallery.home.copy(key)
            onChangeAsked: gallery.home.change(key)
        }
    }
}
