pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Several items under one another, the choices beside them: empty while people answer, a bar in each place afterwards.
Item {
    id: table

    required property var items
    required property var choices
    required property var numbers
    property bool open: true
    property real u: 1
    readonly property int rows: items.length
    readonly property bool scaled: numbers.length > 0
    // One scale for all rows, so that they can be compared.
    readonly property int most: Math.max(1, ...items.map(item => Math.max(0, ...item.counts)))
    readonly property real gap: 20 * u
    readonly property real textWidth: 0.4 * width
    readonly property real meanWidth: scaled && !open ? 130 * u : 0
    readonly property real cell: (width - textWidth - meanWidth) / choices.length
    readonly property real rowHeight: Math.min(104 * u, (height - head.height) / rows)
    readonly property int size: Math.round(Math.max(Theme.boardLeast * u, Math.min(32 * u, rowHeight * 0.36)))

    Row {
        id: head
        x: table.textWidth
        height: 76 * table.u

        Repeater {
            model: table.choices

            RkText {
                required property int index
                required property string modelData
                width: table.cell
                height: head.height - 8 * table.u
                rightPadding: table.gap
                verticalAlignment: Text.AlignBottom
                text: table.scaled ? table.numbers[index] + " · " + modelData : modelData
                color: Theme.soft
                font.pixelSize: Math.round(26 * table.u)
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 0.9
            }
        }
        RkText {
            width: table.meanWidth
            height: head.height - 8 * table.u
            visible: width > 0
            verticalAlignment: Text.AlignBottom
            horizontalAlignment: Text.AlignRight
            text: qsTr("Mean")
            color: Theme.soft
            font.pixelSize: Math.round(26 * table.u)
        }
    }
    Repeater {
        model: table.items

        Item {
            id: row
            required property int index
            required property var modelData
            readonly property bool known: modelData.counts.length > 0

            objectName: "askItem:" + index
            y: head.height + index * table.rowHeight
            width: table.width
            height: table.rowHeight
            Accessible.role: Accessible.ListItem
            Accessible.name: known ? modelData.text + ": " + table.choices.map((choice, n) => choice + " " + modelData.counts[n]).join(", ")
                : modelData.text

            Rectangle {
                width: parent.width
                height: Math.max(1, table.u)
                color: Theme.line
            }
            RkText {
                width: table.textWidth - table.gap
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: row.modelData.text
                weight: 600
                font.pixelSize: table.size
                maximumLineCount: table.rowHeight < 2.6 * table.size ? 1 : 2
                elide: Text.ElideRight
                lineHeight: 0.95
                Accessible.ignored: true
            }
            RkText {
                objectName: "askFew:" + row.index
                x: table.textWidth
                width: parent.width - x
                height: parent.height
                visible: !table.open && !row.known
                verticalAlignment: Text.AlignVCenter
                text: row.modelData.answers > 0 ? qsTr("%n answer(s): too few to show.", "", row.modelData.answers) : qsTr("Nobody answered.")
                color: Theme.soft
                font.pixelSize: table.size
            }
            Row {
                x: table.textWidth
                height: parent.height
                visible: row.known

                Repeater {
                    model: row.modelData.counts

                    Item {
                        id: place
                        required property int modelData
                        width: table.cell
                        height: row.height

                        Rectangle {
                            id: bar
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.max(5 * table.u, (place.width - table.gap - 60 * table.u) * place.modelData / table.most)
                            height: Math.min(44 * table.u, 0.56 * row.height)
                            radius: Math.min(width / 2, 8 * table.u)
                            color: place.modelData > 0 ? Theme.accent : Theme.line
                            Behavior on width { NumberAnimation { duration: Theme.slow; easing.type: Easing.OutCubic } }
                        }
                        RkText {
                            anchors { left: bar.right; leftMargin: 10 * table.u; verticalCenter: parent.verticalCenter }
                            text: place.modelData
                            color: place.modelData > 0 ? Theme.ink : Theme.soft
                            weight: 700
                            font.pixelSize: Math.round(1.1 * table.size)
                            Accessible.ignored: true
                        }
                    }
                }
                RkText {
                    objectName: "askMean:" + row.index
                    width: table.meanWidth
                    height: parent.height
                    visible: width > 0
                    verticalAlignment: Text.AlignVCenter
                    horizontalAlignment: Text.AlignRight
                    text: row.modelData.mean
                    weight: 700
                    font.pixelSize: Math.round(1.1 * table.size)
                }
            }
        }
    }
}
