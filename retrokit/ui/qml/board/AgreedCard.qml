import QtQuick
import theme
import controls

// An experiment in brief: what is tried, what is expected, who carries it, when it is looked at. ``whole``: how we will know, too.
RkPanel {
    id: card

    required property var experiment
    property real u: 1
    property bool whole: false
    property bool draft: experiment.state === "draft"

    implicitHeight: column.height + 48 * u
    radius: Theme.radiusPanel * u
    Accessible.role: Accessible.ListItem
    Accessible.name: experiment.change

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 24 * card.u }
        spacing: 8 * card.u

        RkText {
            width: parent.width
            text: card.experiment.change || qsTr("An experiment being written")
            weight: 650
            color: card.experiment.change ? Theme.ink : Theme.soft
            font.pixelSize: Math.round(28 * card.u)
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        RkText {
            width: parent.width
            visible: card.experiment.expected !== ""
            text: qsTr("will lead to %1").arg(card.experiment.expected)
            color: card.whole ? Theme.ink : Theme.soft
            font.pixelSize: Math.round(24 * card.u)
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        RkText {
            width: parent.width
            visible: card.whole && card.experiment.measure !== ""
            text: qsTr("We will know when: %1").arg(card.experiment.measure)
            color: Theme.soft
            font.pixelSize: Math.round(22 * card.u)
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        RkText {
            width: parent.width
            visible: text.length > 0
            topPadding: card.whole ? 6 * card.u : 0
            text: [card.experiment.owner !== "" ? qsTr("carried by %1").arg(card.experiment.owner) : "",
                card.experiment.review !== "" ? qsTr("looked at on %1").arg(card.experiment.review) : "",
                card.draft ? qsTr("not agreed yet") : ""].filter(words => words !== "").join(" · ")
            color: card.draft ? Theme.soft : Theme.accent
            weight: 600
            font.pixelSize: Math.round(22 * card.u)
        }
    }
}
