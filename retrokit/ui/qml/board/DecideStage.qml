pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The experiment that is being written stands large; what is agreed, learned and parked stands beside it.
Item {
    id: stage

    required property var board
    property real u: 1
    readonly property var body: board.body
    readonly property var main: body.main ?? null

    ExperimentPanel {
        id: large
        objectName: "experiment"
        visible: stage.main !== null
        width: parent.width * 0.58
        height: parent.height
        u: stage.u
        experiment: stage.main ?? ({ change: "", expected: "", belief: "", measure: "", guardrail: "", scope: "", undo: "", owner: "", review: "" })
        place: stage.main?.state === "agreed" ? qsTr("agreed") : ""
    }
    RkText {
        width: large.width
        visible: stage.main === null
        text: qsTr("What is the smallest thing we could try, and afford to lose?")
        font.pixelSize: Math.round(40 * stage.u)
        color: Theme.soft
        y: 24 * stage.u
    }

    Sides {
        anchors { left: large.right; leftMargin: 40 * stage.u; right: parent.right; top: parent.top; bottom: parent.bottom }
        u: stage.u
        experiments: stage.body.others ?? []
        learnings: stage.body.learnings ?? []
        parked: stage.body.parked ?? []
    }
}
