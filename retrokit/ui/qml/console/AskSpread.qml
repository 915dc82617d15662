pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// One item: what is asked while people answer, a bar for each answer afterwards.
ColumnLayout {
    id: spread

    required property var item
    required property var labels
    property bool open: true
    property int most: 1

    visible: item.text.length > 0 || !open
    spacing: Theme.gap1

    RkText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: spread.item.text
        weight: spread.open ? Font.Normal : Font.DemiBold
    }
    RkText {
        objectName: spread.objectName + ":few"
        Layout.fillWidth: true
        visible: !spread.open && spread.item.counts.length === 0
        text: spread.item.answers > 0
            ? qsTr("%n answer(s).", "", spread.item.answers) + " " + qsTr("So few answers are not shown: they would say who answered what.")
            : qsTr("Nobody answered.")
        color: Theme.soft
    }
    Repeater {
        model: spread.open ? [] : spread.item.counts

        RowLayout {
            id: bar
            required property int index
            required property int modelData

            objectName: spread.objectName + ":" + index
            Layout.fillWidth: true
            spacing: Theme.gap2
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1: %2").arg(spread.labels[index] ?? "").arg(modelData)

            RkText {
                Layout.preferredWidth: 190
                text: spread.labels[bar.index] ?? ""
                Accessible.ignored: true
            }
            Item {
                Layout.fillWidth: true
                implicitHeight: 24

                Rectangle {
                    width: Math.max(4, parent.width * bar.modelData / spread.most)
                    height: parent.height
                    radius: 6
                    color: bar.modelData > 0 ? Theme.accent : Theme.line
                }
            }
            RkText {
                Layout.preferredWidth: 32
                text: bar.modelData
                weight: Font.DemiBold
                font.features: { "tnum": 1 }
                Accessible.ignored: true
            }
        }
    }
    RkText {
        objectName: spread.objectName + ":mean"
        Layout.fillWidth: true
        visible: spread.item.mean.length > 0
        text: visible ? qsTr("Mean %1, from %2 to %3").arg(spread.item.mean).arg(spread.item.ends[0]).arg(spread.item.ends[1]) : ""
        color: Theme.soft
    }
}
