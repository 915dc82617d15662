pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Piles of cards. The board is one stop for the keyboard: arrows walk, Space picks, Enter confirms, Escape lays down.
ColumnLayout {
    id: panel

    required property var desk
    readonly property var work: desk.stages.group
    property var drag: null

    spacing: Theme.gap1

    Legend {
        Layout.fillWidth: true
        Layout.preferredWidth: 120
        columns: panel.desk.stages.legend
    }
    Item {
        id: board

        property bool ownsKeys: true
        readonly property bool walking: activeFocus

        objectName: "groupBoard"
        Layout.fillWidth: true
        Layout.fillHeight: true
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Groups and cards")
        Accessible.description: qsTr("Arrows walk, Space picks a card or a group, Enter puts it down, Escape lets it be")
        onActiveFocusChanged: if (activeFocus && panel.work.cursor === "") panel.work.move("right")
        Keys.onPressed: event => {
            // Keys that a name field let through are not for the board.
            if (!activeFocus)
                return;
            event.accepted = true;
            switch (event.key) {
            case Qt.Key_Left: panel.work.move("left"); break;
            case Qt.Key_Right: panel.work.move("right"); break;
            case Qt.Key_Up: panel.work.move("up"); break;
            case Qt.Key_Down: panel.work.move("down"); break;
            case Qt.Key_Space: panel.work.pick(); break;
            case Qt.Key_Return:
            case Qt.Key_Enter:
                if (panel.work.picked !== "") panel.work.confirm();
                else panel.desk.steps.primary();
                break;
            case Qt.Key_Escape:
                if (panel.work.picked !== "") panel.work.cancel();
                else event.accepted = false;
                break;
            case Qt.Key_F2: panel.work.askName(); break;
            case Qt.Key_Delete: panel.work.split(); break;
            default: event.accepted = false;
            }
        }

        Scroller {
            id: scroller
            anchors { fill: parent; leftMargin: -edge; rightMargin: -edge - gutter }

            Flow {
                id: piles

                readonly property int lanes: Math.max(1, Math.floor((width + Theme.gap2) / (208 + Theme.gap2)))
                // Whole pixels: rounding must not push the last pile of a row into the next.
                readonly property real lane: Math.floor((width - (lanes - 1) * Theme.gap2) / lanes)

                width: parent.width
                spacing: Theme.gap2

                Repeater {
                    model: panel.work.rows

                    Pile {
                        work: panel.work
                        lane: piles.lane
                        room: piles.lanes
                        walking: board.walking
                        sky: overlay
                        onTaken: board.forceActiveFocus()
                        onReached: item => scroller.reveal(item)
                    }
                }
            }
        }
        Item {
            id: overlay
            anchors.fill: parent
        }
        // A card that is held at an edge pulls what lies beyond into sight.
        Timer {
            interval: 16
            repeat: true
            running: overlay.children.length > 0
            onTriggered: {
                const held = overlay.children[0];
                const step = held.y < 12 ? -10 : held.y + held.height > overlay.height - 24 ? 10 : 0;
                scroller.contentY = Math.max(0, Math.min(scroller.contentHeight - scroller.height, scroller.contentY + step));
            }
        }
    }
    GroupActions {
        work: panel.work
        board: board
        Layout.fillWidth: true
    }
}
