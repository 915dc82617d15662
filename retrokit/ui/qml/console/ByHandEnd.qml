pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The foot of what is entered by hand: what the rules said to it or where it stands, and the two ways out.
RowLayout {
    id: end

    required property var work
    property string stand: ""
    property string sendText: ""

    spacing: Theme.gap1

    RkText {
        objectName: "byHandStand"
        Layout.fillWidth: true
        text: end.work.refused || end.stand
        color: end.work.refused.length > 0 ? Theme.warn : Theme.soft
        weight: end.work.refused.length > 0 ? Font.DemiBold : Font.Normal
    }
    RkButton {
        objectName: "closeByHand"
        text: qsTr("Not now")
        onClicked: end.work.close()
    }
    RkButton {
        objectName: "sendByHand"
        primary: true
        enabled: end.work.ready
        text: end.sendText
        shortcutText: qsTr("Ctrl Enter")
        onClicked: end.work.send()
    }
}
