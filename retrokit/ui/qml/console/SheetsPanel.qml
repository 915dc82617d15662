pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// People without a phone, all in one go: how many of them gave each answer to each item.
RkPanel {
    id: panel

    required property var work
    required property var items
    required property var labels
    property bool low: false

    implicitHeight: inside.implicitHeight + 2 * inside.anchors.margins
    radius: Theme.radiusPanel

    ColumnLayout {
        id: inside
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: panel.low ? Theme.gap3 : 20 }
        spacing: panel.low ? 4 : Theme.gap1

        RkText {
            Layout.fillWidth: true
            text: qsTr("Answers by hand")
            font.pixelSize: Theme.heading
            weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        RkText {
            Layout.fillWidth: true
            text: qsTr("Count the slips or the raised hands for each answer. What you enter stays hidden until you show the answers.")
            color: Theme.soft
        }
        Repeater {
            model: panel.items

            ColumnLayout {
                id: sheet
                required property var modelData

                Layout.fillWidth: true
                spacing: 4

                RkText {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.gap1
                    visible: text.length > 0
                    text: sheet.modelData.text
                    weight: Font.DemiBold
                }
                Repeater {
                    model: panel.labels

                    CountLine {
                        id: line
                        required property int index
                        required property string modelData

                        Layout.fillWidth: true
                        bare: true
                        key: sheet.modelData.id + ":" + index
                        words: modelData
                        value: panel.work.sheets[sheet.modelData.id]?.[index] ?? 0
                        onMoved: people => panel.work.setSheet(sheet.modelData.id, line.index, people)
                    }
                }
            }
        }
        ByHandEnd {
            Layout.fillWidth: true
            work: panel.work
            sendText: qsTr("Count them in")
        }
    }
}
