pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The experiments that are due: what was expected, what was seen, what follows.
Item {
    id: stage

    required property var board
    property real u: 1
    readonly property var experiments: board.body.experiments ?? []
    // As large as there is little of it.
    readonly property real size: u * (experiments.length === 1 ? 1.35 : experiments.length === 2 ? 1.15 : 1)

    RkText {
        width: parent.width * 0.7
        y: 24 * stage.u
        visible: stage.experiments.length === 0
        text: qsTr("Nothing is due. Today's experiments will be looked at here next time.")
        color: Theme.soft
        font.pixelSize: Math.round(40 * stage.u)
    }
    PanelFlow {
        anchors.fill: parent
        u: stage.u
        model: stage.experiments
        delegate: RkPanel {
            id: card
            required property var modelData
            readonly property var verdicts: ({ keep: qsTr("we keep it"), adapt: qsTr("we change it"), stop: qsTr("we stop it") })
            objectName: "due:" + modelData.id
            implicitHeight: column.height + 72 * stage.size
            radius: Theme.radiusPanel * stage.size
            border.color: modelData.decision !== "" ? Theme.accent : Theme.line

            Column {
                id: column
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: 36 * stage.size }
                spacing: 18 * stage.size

                RkText {
                    width: parent.width
                    text: card.modelData.change || card.modelData.topic
                    weight: 650
                    font.pixelSize: Math.round(32 * stage.size)
                    maximumLineCount: 4
                    elide: Text.ElideRight
                }
                Said { width: parent.width; label: qsTr("We expected"); text: card.modelData.expected; u: stage.size; size: 27 }
                Said { width: parent.width; label: qsTr("We would know by"); text: card.modelData.measure; u: stage.size; size: 27 }
                Said { width: parent.width; label: qsTr("We saw"); text: card.modelData.observed; u: stage.size; size: 27; strong: true }
                Flow {
                    width: parent.width
                    spacing: 12 * stage.size
                    Chip { text: card.verdicts[card.modelData.decision] ?? ""; u: stage.size }
                    Chip { text: card.modelData.owner !== "" ? qsTr("carried by %1").arg(card.modelData.owner) : ""; u: stage.size }
                    Chip {
                        warning: true
                        text: card.modelData.overdueDays > 0 && card.modelData.decision === ""
                            ? qsTr("%n day(s) over", "", card.modelData.overdueDays) : ""
                        u: stage.size
                    }
                }
            }
        }
    }
}
