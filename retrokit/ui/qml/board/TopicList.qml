pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// All topics in order of votes: which are done, which one is on, which wait. Many topics get one line each.
Item {
    id: side

    required property var board
    property real u: 1
    readonly property bool many: list.count > 7
    readonly property real row: (many ? 60 : 92) * u
    readonly property int fit: Math.max(1, Math.floor((height - label.height - 60 * u) / row))

    RkText {
        id: label
        text: qsTr("Topics")
        color: Theme.soft
        font.pixelSize: Math.round(Theme.boardSmall * side.u)
        bottomPadding: 12 * side.u
        Accessible.role: Accessible.Heading
    }
    ListView {
        id: list
        objectName: "topics"
        anchors { left: parent.left; right: parent.right; top: label.bottom }
        height: Math.min(count, side.fit) * side.row
        clip: true
        interactive: false
        model: side.board.topics
        currentIndex: -1
        move: Transition { NumberAnimation { properties: "y"; duration: Theme.move } }

        delegate: Rectangle {
            id: row
            required property var model
            readonly property bool current: model.current
            objectName: "topic:" + model.id
            width: ListView.view.width
            height: side.row
            radius: Theme.radiusCard * side.u
            color: current ? Theme.accentSoft : "transparent"
            Accessible.role: Accessible.ListItem
            Accessible.name: model.done ? qsTr("%1, talked about").arg(model.name) : model.name

            // However long the list is, the topic under discussion stays in sight.
            function keep(): void {
                if (current)
                    list.positionViewAtIndex(model.index, ListView.Contain);
            }
            onCurrentChanged: Qt.callLater(keep)
            Component.onCompleted: Qt.callLater(keep)

            RkText {
                anchors { left: parent.left; leftMargin: 20 * side.u; right: tail.left; rightMargin: 16 * side.u }
                anchors.verticalCenter: parent.verticalCenter
                text: row.model.name
                weight: row.current ? 650 : 400
                color: row.model.done && !row.current ? Theme.soft : Theme.ink
                font.pixelSize: Math.round(Theme.boardCard * side.u)
                maximumLineCount: side.many ? 1 : 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            RkText {
                id: tail
                anchors { right: parent.right; rightMargin: 20 * side.u; verticalCenter: parent.verticalCenter }
                text: row.model.done && !row.current ? qsTr("done") : row.model.votes >= 0 ? row.model.votes : ""
                color: row.current ? Theme.accent : Theme.soft
                weight: row.current ? 700 : 400
                font.pixelSize: Math.round(Theme.boardSmall * side.u)
                wrapMode: Text.NoWrap
            }
        }
    }
    RkText {
        anchors { left: list.left; leftMargin: 20 * side.u; top: list.bottom; topMargin: 12 * side.u }
        visible: list.count > side.fit
        text: qsTr("%n more", "", Math.max(0, list.count - side.fit))
        color: Theme.soft
        font.pixelSize: Math.round(Theme.boardSmall * side.u)
    }
}
