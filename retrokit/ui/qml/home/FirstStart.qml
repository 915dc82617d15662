pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The first thing anybody sees: what this is, in three lines, and what to do.
RkPanel {
    id: welcome

    objectName: "firstStart"
    radius: Theme.radiusPanel
    implicitHeight: column.implicitHeight + 2 * Theme.gap4

    Column {
        id: column
        x: Theme.gap4
        y: Theme.gap4
        width: parent.width - 2 * Theme.gap4
        spacing: Theme.gap1

        RkText {
            width: parent.width
            text: qsTr("Your first retrospective is two minutes away")
            font.pixelSize: Theme.heading
            weight: Font.Bold
        }
        RkText {
            width: parent.width
            text: qsTr("Pick a format below and name your team. The board shows a code, and everybody joins with their phone: no app, no account, no name.")
            font.pixelSize: Theme.say
        }
        RkText {
            width: parent.width
            text: qsTr("Everything stays on this laptop, and nothing kept here says who wrote a card.")
            color: Theme.soft
            font.pixelSize: Theme.say
        }
    }
}
