pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A few words on a soft ground: overdue, tied, agreed.
Rectangle {
    id: tag

    property string text: ""
    property bool warn: false

    implicitWidth: words.implicitWidth + 20
    implicitHeight: words.implicitHeight + 8
    radius: height / 2
    color: warn ? Theme.warnSoft : Theme.accentSoft
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    RkText {
        id: words
        anchors.centerIn: parent
        text: tag.text
        wrapMode: Text.NoWrap
        color: tag.warn ? Theme.warn : Theme.accent
        font.pixelSize: Theme.label
        weight: Font.DemiBold
        Accessible.ignored: true
    }
}
