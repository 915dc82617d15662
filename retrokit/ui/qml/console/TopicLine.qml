pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A topic with its votes as a number and a bar.
RkPanel {
    id: line

    required property string name
    required property int cards
    required property int votes
    required property bool tied
    required property real share
    required property int before

    objectName: "topic:" + name
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 20)
    Accessible.role: Accessible.ListItem
    Accessible.name: votes < 0 ? name : name + ", " + qsTr("%n vote(s)", "", votes) + (tied ? ", " + qsTr("tied") : "")

    Rectangle {
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom; margins: 1 }
        width: (parent.width - 2) * line.share
        radius: Theme.radiusCard
        color: Theme.accentSoft
    }
    RkText {
        id: words
        anchors { left: parent.left; leftMargin: Theme.gap3; right: end.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        text: line.name
        weight: line.cards > 1 ? Font.DemiBold : Font.Normal
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Row {
        id: end
        anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        spacing: Theme.gap2

        Tag {
            visible: line.tied
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("tied")
        }
        RkText {
            objectName: "before:" + line.name
            visible: line.before >= 0
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("before: %1").arg(line.before)
            color: Theme.soft
            Accessible.name: qsTr("%n vote(s) in the round before", "", line.before)
        }
        RkText {
            visible: line.votes < 0
            text: qsTr("%n card(s)", "", line.cards)
            color: Theme.soft
            Accessible.ignored: true
        }
        RkText {
            visible: line.votes >= 0
            text: line.votes
            font.pixelSize: Theme.say
            weight: Font.Bold
            font.features: { "tnum": 1 }
            Accessible.ignored: true
        }
    }
}
