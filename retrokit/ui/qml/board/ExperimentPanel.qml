import QtQuick
import theme
import controls

// One experiment, all of it, growing while it is written.
RkPanel {
    id: panel

    required property var experiment
    property real u: 1
    property string place: ""
    readonly property real half: (column.width - 40 * u) / 2
    readonly property bool blank: experiment.change === "" && experiment.expected === ""
    // Long texts step down together rather than run out of the panel; what still does shrinks as a whole.
    readonly property real size: rough > 620 ? 22 : rough > 420 ? 26 : 30
    readonly property int rough: [experiment.change, experiment.expected, experiment.belief, experiment.measure,
        experiment.guardrail, experiment.scope, experiment.undo].join("").length

    radius: Theme.radiusWide * u
    clip: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Experiment: %1").arg(experiment.change)

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 40 * panel.u }
        spacing: 26 * panel.u
        transformOrigin: Item.TopLeft
        scale: Math.min(1, (panel.height - 80 * panel.u) / Math.max(1, implicitHeight))

        RkText {
            width: parent.width
            visible: panel.blank
            text: qsTr("What is the smallest thing we could try, and afford to lose?")
            color: Theme.soft
            font.pixelSize: Math.round(34 * panel.u)
        }
        Said {
            width: parent.width
            label: qsTr("We believe that")
            text: panel.experiment.change
            u: panel.u
            size: panel.size
            strong: true
        }
        Said {
            width: parent.width
            label: qsTr("will lead to")
            text: panel.experiment.expected
            u: panel.u
            size: panel.size
            strong: true
        }
        Said {
            width: parent.width
            label: qsTr("Because")
            text: panel.experiment.belief
            u: panel.u
            size: panel.size
        }
        Grid {
            columns: 2
            columnSpacing: 40 * panel.u
            rowSpacing: 28 * panel.u

            Said { width: panel.half; label: qsTr("We will know when"); text: panel.experiment.measure; u: panel.u; size: panel.size }
            Said { width: panel.half; label: qsTr("Guardrail"); text: panel.experiment.guardrail; u: panel.u; size: panel.size }
            Said { width: panel.half; label: qsTr("Smallest scope"); text: panel.experiment.scope; u: panel.u; size: panel.size }
            Said { width: panel.half; label: qsTr("How we undo it"); text: panel.experiment.undo; u: panel.u; size: panel.size }
        }
        Flow {
            width: parent.width
            spacing: 16 * panel.u

            Chip { text: panel.experiment.owner !== "" ? qsTr("carried by %1").arg(panel.experiment.owner) : ""; u: panel.u }
            Chip { text: panel.experiment.review !== "" ? qsTr("looked at on %1").arg(panel.experiment.review) : ""; u: panel.u }
            Chip { text: panel.place; u: panel.u }
        }
    }
}
