pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme

// The formats as small pictures, drawn from their columns.
GridLayout {
    id: gallery

    required property var home
    property bool roomy: false

    columns: Math.max(1, Math.min(4, Math.floor((width + Theme.gap3) / ((roomy ? 230 : 196) + Theme.gap3))))
    columnSpacing: Theme.gap3
    rowSpacing: Theme.gap3
    uniformCellWidths: true

    Repeater {
        model: gallery.home.formats

        FormatTile {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.alignment: Qt.AlignTop
            roomy: gallery.roomy
            onClicked: gallery.home.start.open(key)
        }
    }
}
