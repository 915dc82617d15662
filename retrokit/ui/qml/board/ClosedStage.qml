pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The session is over: what goes home with everybody.
Item {
    id: stage

    required property var board
    property real u: 1
    readonly property var experiments: board.body.experiments ?? []
    readonly property var learnings: board.body.learnings ?? []
    readonly property bool both: experiments.length > 0 && learnings.length > 0

    RkText {
        y: 24 * stage.u
        width: parent.width * 0.7
        visible: stage.experiments.length === 0 && stage.learnings.length === 0
        text: qsTr("Nothing was agreed this time, and that is fine. Thank you for the hour.")
        color: Theme.soft
        font.pixelSize: Math.round(40 * stage.u)
    }
    Sides {
        id: left
        width: stage.both ? parent.width * 0.5 - 32 * stage.u : parent.width * 0.66
        height: parent.height
        visible: stage.experiments.length > 0
        u: stage.u
        experiments: stage.experiments
        title: qsTr("What we try")
    }
    Sides {
        width: left.width
        height: parent.height
        x: stage.both ? parent.width - width : 0
        visible: stage.learnings.length > 0
        u: stage.u
        learnings: stage.learnings
    }
}
