pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The session is over: what goes home with everybody, as large as there is little of it.
Item {
    id: stage

    required property var board
    property real u: 1
    readonly property var experiments: board.body.experiments ?? []
    readonly property var learnings: board.body.learnings ?? []
    readonly property bool both: experiments.length > 0 && learnings.length > 0
    readonly property int most: Math.max(experiments.length, learnings.length)
    readonly property real size: most > 3 ? 1 : most > 2 ? 1.15 : 1.35

    RkText {
        y: 24 * stage.u
        width: parent.width * 0.7
        visible: stage.most === 0
        text: qsTr("Nothing was agreed this time, and that is fine.")
        color: Theme.soft
        font.pixelSize: Math.round(40 * stage.u)
    }
    Sides {
        id: left
        width: stage.both ? parent.width * 0.5 - 20 * stage.u : parent.width * 0.66
        height: parent.height
        visible: stage.experiments.length > 0
        u: stage.u * stage.size
        whole: true
        experiments: stage.experiments
        title: qsTr("What we try")
    }
    Sides {
        width: left.width
        height: parent.height
        x: stage.both ? parent.width - width : 0
        visible: stage.learnings.length > 0
        u: stage.u * stage.size
        learnings: stage.learnings
        learned: qsTr("What we learned")
    }
}
