pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A topic with its number on the board, the field it lies in, and where in figures.
RkPanel {
    id: line

    required property string name
    required property int cards
    required property int number
    required property string tag
    required property string where
    property bool known: false
    readonly property string said: !known ? qsTr("%n card(s)", "", cards) : where.length > 0 ? where : qsTr("too few to show")

    objectName: "placed:" + name
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + below.implicitHeight + 24)
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + (known && tag.length > 0 ? tag + ", " : "") + said

    RkText {
        id: count
        anchors { left: parent.left; leftMargin: Theme.gap3; top: words.top }
        visible: line.known && line.number > 0
        width: visible ? 28 : 0
        text: line.number
        color: Theme.accent
        weight: Font.Bold
        font.features: { "tnum": 1 }
        Accessible.ignored: true
    }
    RkText {
        id: words
        anchors { left: count.right; right: field.left; rightMargin: Theme.gap2; top: parent.top; topMargin: 10 }
        text: line.name
        weight: line.cards > 1 ? Font.DemiBold : Font.Normal
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    RkText {
        id: below
        anchors { left: words.left; right: words.right; top: words.bottom; topMargin: 2 }
        text: line.said
        color: Theme.soft
        font.pixelSize: Theme.label
        Accessible.ignored: true
    }
    Tag {
        id: field
        anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        visible: line.known && line.tag.length > 0
        width: visible ? implicitWidth : 0
        text: line.tag
        Accessible.ignored: true
    }
}
