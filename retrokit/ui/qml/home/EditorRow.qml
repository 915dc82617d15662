import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import theme
import controls

// A part of a format in the list. ``carried`` says how many places a drag wants it to go.
T.AbstractButton {
    id: row

    property string title: ""
    property string detail: ""
    property int color: 0
    property bool picked: false
    property bool faulty: false
    property bool movable: false
    // Where it has been moved to so far in this drag, in places.
    property int gone: 0

    signal carried(int by)

    implicitHeight: 36
    focusPolicy: Qt.StrongFocus
    text: title.length > 0 ? title : qsTr("without a name")
    z: drag.active ? 1 : 0
    Accessible.name: faulty ? qsTr("%1, to be mended").arg(text) : text
    Accessible.role: Accessible.ListItem
    Accessible.selected: picked
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    DragHandler {
        id: drag
        target: null
        enabled: row.movable
        xAxis.enabled: false
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        onActiveChanged: {
            row.gone = 0;
            if (active)
                row.click();
        }
        onCentroidChanged: {
            if (!active)
                return;
            const far = Math.round((centroid.scenePosition.y - centroid.scenePressPosition.y) / (row.height + 4));
            if (far !== row.gone) {
                const by = far - row.gone;
                row.gone = far;
                row.carried(by);
            }
        }
    }

    background: Rectangle {
        radius: Theme.radiusControl
        color: row.picked ? Theme.accentSoft : row.hovered ? Theme.ground : "transparent"
        border.width: drag.active ? 2 : 0
        border.color: Theme.accent

        FocusRing { on: row.visualFocus }
    }
    contentItem: RowLayout {
        spacing: Theme.gap1

        Rectangle {
            visible: row.color > 0
            Layout.leftMargin: Theme.gap2
            implicitWidth: 12
            implicitHeight: 12
            radius: 4
            color: Theme.mark(row.color)
        }
        RkText {
            Layout.fillWidth: true
            Layout.leftMargin: row.color > 0 ? 0 : Theme.gap2
            text: row.text
            color: row.picked ? Theme.accent : Theme.ink
            weight: row.picked ? Font.DemiBold : Font.Normal
            maximumLineCount: 1
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
        RkText {
            Layout.rightMargin: Theme.gap2
            visible: text.length > 0
            text: row.faulty ? qsTr("to mend") : row.detail
            color: row.faulty ? Theme.warn : Theme.soft
            weight: row.faulty ? Font.DemiBold : Font.Normal
            font.pixelSize: Theme.label
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
