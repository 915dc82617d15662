pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Every experiment that is open since earlier sessions: what was expected, what happened, what follows.
Scroller {
    id: panel

    required property var desk
    readonly property var work: desk.stages.lookBack

    gap: Theme.gap3

    RkText {
        objectName: "nothingDue"
        width: parent?.width ?? 0
        visible: rows.count === 0
        text: qsTr("No experiments are open from earlier sessions. Go on to the next stage.")
        color: Theme.soft
        font.pixelSize: Theme.say
    }
    Repeater {
        id: rows
        model: panel.work.rows

        CarriedExperiment {
            width: parent?.width ?? 0
            work: panel.work
        }
    }
}
