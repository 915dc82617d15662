pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Which number is which topic, what comes first on top, and how many are not shown.
Item {
    id: legend

    required property var body
    property real u: 1
    readonly property int count: body.dots.length
    readonly property real row: Math.min(84 * u, (height - rest.height) / Math.max(1, count))
    readonly property bool tight: row < 68 * u

    Column {
        width: parent.width

        Repeater {
            model: legend.body.dots
            Item {
                id: entry
                required property var modelData
                objectName: "placed:" + modelData.number
                width: legend.width
                height: legend.row
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1, %2").arg(modelData.number).arg(modelData.name) + (modelData.corner ? ", " + modelData.corner : "")

                Rectangle {
                    id: mark
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(40 * legend.u, parent.height - 4 * legend.u)
                    height: width
                    radius: width / 2
                    color: Theme.mark(entry.modelData.number)

                    RkText {
                        anchors.centerIn: parent
                        text: entry.modelData.number
                        color: Theme.panel
                        weight: 700
                        font.pixelSize: Math.round(Math.min(22 * legend.u, mark.height * 0.6))
                        Accessible.ignored: true
                    }
                }
                Column {
                    anchors { left: mark.right; leftMargin: 14 * legend.u; right: parent.right; verticalCenter: parent.verticalCenter }

                    RkText {
                        width: parent.width
                        text: entry.modelData.name
                        weight: 600
                        font.pixelSize: Math.round((legend.tight ? 22 : 26) * legend.u)
                        maximumLineCount: 1
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    RkText {
                        width: parent.width
                        visible: !legend.tight && text.length > 0
                        text: entry.modelData.corner
                        color: Theme.soft
                        font.pixelSize: Math.round(Theme.boardSmall * legend.u)
                        maximumLineCount: 1
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    PlaceRest {
        id: rest
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        body: legend.body
        u: legend.u
        cross: true
    }
}
