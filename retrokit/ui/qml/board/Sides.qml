pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Other experiments, learnings and the parking lot, one under the other; they shrink until all of them are seen.
Item {
    id: sides

    property var experiments: []
    property var learnings: []
    property var parked: []
    property string title: qsTr("Other experiments")
    property string learned: qsTr("Learned today")
    property bool whole: false
    // With little room learnings are cut to what was learned and what follows, before anything shrinks.
    readonly property bool brief: experiments.length + learnings.length > 1
    property real u: 1

    clip: true

    Column {
        id: column
        // The width must not follow the scale: texts would wrap anew, ask for another scale, and never come to rest.
        // Whole pixels, or the clip takes the right edge of every card.
        width: Math.floor(parent.width) - 1
        transformOrigin: Item.TopLeft
        scale: Math.min(1, Math.max(0.55, sides.height / Math.max(1, implicitHeight)))
        spacing: 16 * sides.u

        RkText {
            visible: sides.experiments.length > 0
            text: sides.title
            color: Theme.soft
            font.pixelSize: Math.round(25 * sides.u)
        }
        Repeater {
            model: sides.experiments
            AgreedCard {
                required property var modelData
                width: column.width
                u: sides.u
                whole: sides.whole
                experiment: modelData
            }
        }
        RkText {
            visible: sides.learnings.length > 0
            topPadding: sides.experiments.length > 0 ? 16 * sides.u : 0
            text: sides.learned
            color: Theme.soft
            font.pixelSize: Math.round(25 * sides.u)
        }
        Repeater {
            model: sides.learnings
            LearningCard {
                required property var modelData
                width: column.width
                u: sides.u
                brief: sides.brief
                learning: modelData
            }
        }
        RkText {
            topPadding: 16 * sides.u
            visible: sides.parked.length > 0
            text: qsTr("Parked")
            color: Theme.soft
            font.pixelSize: Math.round(25 * sides.u)
        }
        Repeater {
            model: sides.parked
            RkText {
                required property string modelData
                width: column.width
                text: modelData
                font.pixelSize: Math.round(26 * sides.u)
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
    }
}
