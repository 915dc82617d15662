pragma ComponentBehavior: Bound
import QtQuick
import theme

// Which colour is which column, where cards lie outside their columns: a colour never says it alone.
Flow {
    id: legend

    property var columns: []
    property real u: 1
    property real size: Theme.label

    visible: columns.length > 0
    spacing: 1.2 * size * u
    Accessible.ignored: true

    Repeater {
        model: legend.columns

        Row {
            id: entry
            required property var modelData
            spacing: 0.45 * legend.size * legend.u

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: 0.8 * legend.size * legend.u
                height: width
                radius: 0.25 * width
                color: Theme.card(entry.modelData.color)
                border.width: Math.max(1, 1.5 * legend.u)
                border.color: Theme.mark(entry.modelData.color)
            }
            RkText {
                text: entry.modelData.name
                color: Theme.soft
                font.pixelSize: Math.round(legend.size * legend.u)
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
