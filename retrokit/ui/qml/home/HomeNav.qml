pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import theme
import controls

// The pages there are. Only what works is listed.
Item {
    id: nav

    required property var home

    component Entry: T.AbstractButton {
        id: entry

        property string page: ""
        readonly property bool now: nav.home.page === page

        objectName: "nav:" + page
        implicitHeight: Theme.touch
        Layout.fillWidth: true
        focusPolicy: Qt.StrongFocus
        Accessible.name: text
        Accessible.role: Accessible.PageTab
        Accessible.selected: now
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()
        onClicked: nav.home.go(page)

        background: Rectangle {
            radius: Theme.radiusControl
            color: entry.now ? Theme.accentSoft : entry.hovered ? Theme.ground : "transparent"

            FocusRing { on: entry.visualFocus }
        }
        contentItem: RkText {
            leftPadding: Theme.gap2
            text: entry.text
            color: entry.now ? Theme.accent : Theme.ink
            weight: entry.now ? Font.DemiBold : Font.Normal
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap3
        spacing: 2

        RkText {
            Layout.leftMargin: Theme.gap2
            Layout.topMargin: Theme.gap2
            Layout.bottomMargin: Theme.gap2
            text: "retrokit"
            font.pixelSize: Theme.heading
            weight: Font.Bold
        }
        Entry { page: "sessions"; text: qsTr("Sessions") }
        Entry { page: "formats"; text: qsTr("Formats") }
        Item { Layout.fillHeight: true }
        Entry { page: "settings"; text: qsTr("Settings") }
    }
}
