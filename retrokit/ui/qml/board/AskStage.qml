pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A question to all: the choices and how many have answered while it is open, the spread once the answers are shown.
Item {
    id: stage

    required property var board
    property real u: 1
    readonly property var body: board.body
    readonly property var items: body.items ?? []
    readonly property bool single: items.length === 1
    readonly property bool hasMean: single && (items[0]?.mean ?? "") !== ""
    readonly property var choices: body.choices ?? []
    readonly property var numbers: body.numbers ?? []

    RkText {
        id: note
        objectName: "askNote"
        anchors { left: parent.left; right: count.left; rightMargin: 40 * stage.u; verticalCenter: count.verticalCenter }
        text: stage.items.length === 0 ? qsTr("There is nothing to ask about yet.")
            : stage.body.open ? qsTr("Answer on your phone. Nobody sees who said what.")
            : stage.single && stage.items[0].counts.length === 0
            ? (stage.body.answers > 0 ? qsTr("So few answers stay unseen: they would say who answered what.") : qsTr("Nobody answered."))
            : stage.hasMean ? qsTr("Mean %1, from %2 to %3").arg(stage.items[0].mean).arg(stage.items[0].ends[0]).arg(stage.items[0].ends[1])
            : ""
        color: stage.hasMean ? Theme.ink : Theme.soft
        weight: stage.hasMean ? 700 : 400
        font.pixelSize: Math.round((stage.hasMean ? 44 : 34) * stage.u)
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    RkText {
        id: count
        objectName: "askCount"
        anchors { right: parent.right; top: parent.top }
        text: stage.body.open ? qsTr("%n answer(s) so far", "", stage.body.answers ?? 0) : qsTr("%n answer(s)", "", stage.body.answers ?? 0)
        visible: stage.items.length > 0
        weight: 700
        font.pixelSize: Math.round(44 * stage.u)
        wrapMode: Text.NoWrap
        width: Math.ceil(implicitWidth)
    }
    Loader {
        anchors { left: parent.left; right: parent.right; top: count.bottom; topMargin: 32 * stage.u; bottom: parent.bottom }
        sourceComponent: stage.items.length === 0 ? null : stage.single ? columns : table
    }
    Component {
        id: columns
        AskColumns { items: stage.items; choices: stage.choices; numbers: stage.numbers; u: stage.u }
    }
    Component {
        id: table
        AskTable { items: stage.items; choices: stage.choices; numbers: stage.numbers; open: stage.body.open ?? true; u: stage.u }
    }
}
