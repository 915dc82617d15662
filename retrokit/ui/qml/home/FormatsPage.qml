pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Every format with what it is for.
ColumnLayout {
    id: page

    required property var home

    spacing: Theme.gap3

    RkText {
        Layout.fillWidth: true
        text: qsTr("Formats")
        font.pixelSize: Theme.title
        weight: Font.Bold
        Accessible.role: Accessible.Heading
    }
    Scroller {
        Layout.fillWidth: true
        Layout.fillHeight: true

        Gallery {
            width: parent.width
            home: page.home
            roomy: true
        }
    }
}
