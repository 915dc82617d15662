pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What to say and what to watch for. Never on the board. In a low window it is cut until somebody asks for all of it.
RkPanel {
    id: panel

    required property var desk
    property bool low: false
    property bool whole: false
    readonly property var heading: desk.heading
    readonly property bool cut: low && !whole

    visible: heading.say.length > 0 || heading.watch.length > 0
    implicitHeight: column.implicitHeight + 2 * column.anchors.margins
    radius: Theme.radiusPanel

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: panel.low ? Theme.gap1 : 20 }
        spacing: panel.low ? 4 : Theme.gap1

        SectionLabel {
            visible: !panel.low
            text: qsTr("Say")
        }
        RowLayout {
            spacing: Theme.gap1
            Layout.leftMargin: panel.low ? Theme.gap1 : 0

            RkText {
                objectName: "say"
                Layout.fillWidth: true
                text: panel.heading.say
                font.pixelSize: panel.low ? Theme.body : Theme.say
                lineHeight: 1.12
                maximumLineCount: panel.cut ? 2 : 8
                elide: Text.ElideRight
            }
            RkButton {
                objectName: "wholeScript"
                visible: panel.low
                quiet: true
                leftPadding: Theme.gap1
                rightPadding: Theme.gap1
                text: panel.whole ? qsTr("Less") : qsTr("More")
                Accessible.name: panel.whole ? qsTr("Less of what to say") : qsTr("All of what to say and watch for")
                onClicked: panel.whole = !panel.whole
            }
        }
        RowLayout {
            Layout.leftMargin: panel.low ? Theme.gap1 : 0
            visible: panel.heading.watch.length > 0 && !panel.cut
            spacing: 6

            RkText {
                Layout.alignment: Qt.AlignTop
                text: qsTr("Watch for")
                weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
            RkText {
                objectName: "watch"
                Layout.fillWidth: true
                text: panel.heading.watch
                color: Theme.soft
                maximumLineCount: 4
                elide: Text.ElideRight
            }
        }
    }
}
