pragma ComponentBehavior: Bound
import QtQuick

// Panels beside each other, one to three across, smaller when they would run out of the stage.
Item {
    id: flow

    property var model: []
    property Component delegate
    property real u: 1
    property int most: 3
    readonly property int count: repeater.count
    readonly property int across: Math.max(1, Math.min(most, count))

    clip: true

    Grid {
        id: grid
        columns: flow.across
        spacing: 24 * flow.u
        transformOrigin: Item.TopLeft
        scale: Math.min(1, Math.max(0.6, flow.height / Math.max(1, implicitHeight)))

        Repeater {
            id: repeater
            model: flow.model
            delegate: flow.delegate
            onItemAdded: (index, item) => item.width = Qt.binding(() =>
                Math.floor((flow.width - 1 - (flow.across - 1) * grid.spacing) / flow.across))
        }
    }
}
