import QtQuick
import theme

// A number and what it counts.
RkPanel {
    id: tile

    property string number: ""
    property string label: ""

    implicitWidth: 128
    implicitHeight: column.implicitHeight + 2 * Theme.gap3
    Accessible.role: Accessible.StaticText
    Accessible.name: number + " " + label

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
        spacing: 4

        RkText {
            width: parent.width
            text: tile.number
            font.pixelSize: Theme.title
            weight: 700
            Accessible.ignored: true
        }
        RkText {
            width: parent.width
            text: tile.label
            color: Theme.soft
            Accessible.ignored: true
        }
    }
}
