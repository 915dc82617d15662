pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What is kept for another time.
ColumnLayout {
    id: lot

    required property var desk
    readonly property var parking: desk.parking

    spacing: Theme.gap1

    SectionLabel { text: qsTr("Parking lot") }
    Repeater {
        model: lot.parking.rows

        RkPanel {
            id: row
            required property int index
            required property string text

            objectName: "parked:" + index
            implicitHeight: Math.max(Theme.touch, words.implicitHeight + 16)
            Layout.fillWidth: true

            RkText {
                id: words
                anchors { left: parent.left; right: out.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                text: row.text
                maximumLineCount: 4
                elide: Text.ElideRight
            }
            RkButton {
                id: out
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                objectName: "unpark:" + row.index
                quiet: true
                leftPadding: Theme.gap1
                rightPadding: Theme.gap2
                font.variableAxes: ({ "wght": 400 })
                text: qsTr("Take out")
                Accessible.name: qsTr("Take out: %1").arg(row.text)
                onClicked: lot.parking.unpark(row.index)
            }
        }
    }
    RkField {
        objectName: "park"
        Layout.fillWidth: true
        placeholderText: qsTr("Park something, Enter")
        Accessible.name: qsTr("Park something")
        onAccepted: {
            lot.parking.park(text);
            clear();
        }
    }
}
