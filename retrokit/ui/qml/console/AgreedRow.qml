pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// What was agreed, to be read out: the change, what it should lead to, who carries it and when it is looked at.
RkPanel {
    id: row

    required property var modelData

    width: parent?.width ?? 0
    implicitHeight: words.implicitHeight + 2 * Theme.gap3
    Accessible.role: Accessible.ListItem
    Accessible.name: modelData.change

    Column {
        id: words
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
        spacing: 4

        RkText {
            width: parent.width
            text: row.modelData.change
            font.pixelSize: Theme.say
            weight: Font.DemiBold
        }
        RkText {
            width: parent.width
            text: qsTr("will lead to %1").arg(row.modelData.expected)
        }
        RkText {
            width: parent.width
            text: qsTr("Carried by %1, looked at on %2").arg(row.modelData.owner).arg(row.modelData.review)
            color: Theme.accent
            weight: Font.DemiBold
        }
    }
}
