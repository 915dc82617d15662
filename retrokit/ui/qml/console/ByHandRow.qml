pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// People without a phone: what of them is in already, and the way to enter it.
RowLayout {
    id: row

    required property var work
    property string words: ""
    property string ask: ""
    property string again: ask
    property bool back: false

    visible: work.kind.length > 0 && !work.open
    spacing: Theme.gap2

    RkText {
        objectName: "byHandWords"
        Layout.fillWidth: true
        text: row.words
        color: Theme.soft
    }
    RkButton {
        objectName: "takeBackByHand"
        visible: row.back && row.work.known > 0
        text: qsTr("Take them back")
        onClicked: row.work.takeBack()
    }
    RkButton {
        objectName: "byHand"
        text: row.work.known > 0 ? row.again : row.ask
        shortcutText: qsTr("Ctrl E")
        onClicked: row.work.toggle()
    }
}
