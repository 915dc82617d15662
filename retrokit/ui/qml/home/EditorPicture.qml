pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls
import "../board"

// The board as the room will see it while everybody writes, made of the board's own parts, and how long it all takes.
ColumnLayout {
    id: pane

    required property var editor

    spacing: Theme.gap2

    SectionLabel { text: qsTr("The board while the room writes") }
    Rectangle {
        id: frame
        objectName: "editorPicture"
        readonly property real u: width / 1440

        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(width * 0.75)
        Layout.maximumHeight: Math.round(width * 0.75)
        radius: Theme.radiusControl
        color: Theme.paper
        border.width: 1
        border.color: Theme.line
        clip: true
        // It is to be looked at only.
        enabled: false
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("A picture of the board")

        BoardHeader {
            id: header
            anchors { left: parent.left; right: parent.right; top: parent.top }
            anchors { leftMargin: 48 * frame.u; rightMargin: 48 * frame.u; topMargin: 36 * frame.u }
            height: 136 * frame.u
            visible: pane.editor.pictured
            board: pane.editor.board
            u: frame.u
        }
        Loader {
            anchors { left: header.left; right: header.right; top: header.bottom; bottom: parent.bottom }
            anchors { topMargin: 24 * frame.u; bottomMargin: 32 * frame.u }
            active: pane.editor.pictured
            sourceComponent: Component {
                CollectStage {
                    board: pane.editor.board
                    u: frame.u
                }
            }
        }
    }
    RkText {
        objectName: "editorMinutes"
        Layout.fillWidth: true
        text: qsTr("%n minute(s) in all", "", pane.editor.minutes)
        font.pixelSize: Theme.heading
        weight: Font.Bold
    }
    RkText {
        Layout.fillWidth: true
        text: qsTr("%n stage(s)", "", pane.editor.stages.count) + ", " + qsTr("%n column(s)", "", pane.editor.columns.count)
        color: Theme.soft
    }
    Item { Layout.fillHeight: true }
}
