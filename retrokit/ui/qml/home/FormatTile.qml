pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import theme
import controls

// A format: its picture, how long it takes, what it is good for. Pressing it opens the sheet to start with it.
T.AbstractButton {
    id: tile

    required property var model
    required property string name
    required property string summary
    required property string goodFor
    required property int minutes
    required property int fewest
    required property int most
    required property var colors
    required property string columns
    property bool roomy: false
    readonly property string key: model.id

    objectName: "format:" + key
    implicitWidth: 196
    implicitHeight: content.implicitHeight + 2 * Theme.gap2
    padding: Theme.gap2
    focusPolicy: Qt.StrongFocus
    Accessible.name: qsTr("Start with %1").arg(name)
    Accessible.description: summary
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: RkPanel {
        border.color: tile.hovered ? Theme.accent : Theme.line

        FocusRing {
            on: tile.visualFocus
            around: Theme.radiusCard
        }
    }
    contentItem: ColumnLayout {
        id: content
        spacing: 4

        FormatPicture {
            Layout.fillWidth: true
            colors: tile.colors
        }
        RkText {
            Layout.fillWidth: true
            Layout.topMargin: 6
            text: tile.name
            weight: Font.DemiBold
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        RkText {
            Layout.fillWidth: true
            text: tile.roomy ? qsTr("%1 min · %2 to %3 people").arg(tile.minutes).arg(tile.fewest).arg(tile.most)
                : qsTr("%1 min · %2").arg(tile.minutes).arg(tile.goodFor)
            color: Theme.soft
            maximumLineCount: tile.roomy ? 1 : 3
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        RkText {
            Layout.fillWidth: true
            visible: tile.roomy
            text: tile.summary
            Accessible.ignored: true
        }
        RkText {
            Layout.fillWidth: true
            visible: tile.roomy
            text: tile.goodFor
            color: Theme.soft
            Accessible.ignored: true
        }
        RkText {
            Layout.fillWidth: true
            visible: tile.roomy
            text: tile.columns
            color: Theme.soft
            font.pixelSize: Theme.label
            Accessible.ignored: true
        }
        Item { Layout.fillHeight: true }
    }
}
