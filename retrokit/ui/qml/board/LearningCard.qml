import QtQuick
import theme
import controls

// What was learned: expected, saw, learned, so we will. ``brief``: only what was learned and what follows.
RkPanel {
    id: card

    required property var learning
    property real u: 1
    property bool brief: false
    readonly property bool short: brief && learning.learned !== ""

    implicitHeight: column.height + 48 * u
    radius: Theme.radiusPanel * u
    Accessible.role: Accessible.ListItem
    Accessible.name: learning.learned || learning.saw

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 24 * card.u }
        spacing: 12 * card.u

        Said { width: parent.width; label: qsTr("We expected"); text: card.short ? "" : card.learning.expected; u: card.u; size: 25 }
        Said { width: parent.width; label: qsTr("We saw"); text: card.short ? "" : card.learning.saw; u: card.u; size: 25 }
        Said {
            width: parent.width
            label: card.short ? "" : qsTr("We learned")
            text: card.learning.learned
            u: card.u
            size: card.short ? 28 : 25
            strong: true
        }
        Said { width: parent.width; label: qsTr("So we will"); text: card.learning.willDo; u: card.u; size: card.short ? 24 : 25 }
        RkText {
            visible: card.learning.learned === "" && card.learning.saw === "" && card.learning.expected === ""
            text: qsTr("A learning being written")
            color: Theme.soft
            font.pixelSize: Math.round(25 * card.u)
        }
    }
}
