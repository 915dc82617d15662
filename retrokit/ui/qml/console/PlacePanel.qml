pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// How many have placed the topics; once it is closed, what comes first on top and in figures.
ColumnLayout {
    id: panel

    required property var desk
    readonly property var work: desk.stages.place

    spacing: Theme.gap2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap2

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 4

            RkText {
                objectName: "placesIn"
                Layout.fillWidth: true
                text: !panel.work.open ? qsTr("%n people placed topics", "", panel.work.answers)
                    : panel.desk.strip.headcount > 0 ? qsTr("%1 of %2 have placed topics. Where stays secret until you show it.").arg(panel.work.answers).arg(panel.desk.strip.headcount)
                    : qsTr("%1 have placed topics. Where stays secret until you show it.").arg(panel.work.answers)
                font.pixelSize: Theme.say
                weight: Font.DemiBold
            }
            RkText {
                objectName: "placeAxes"
                Layout.fillWidth: true
                text: panel.work.totals.length > 0 ? panel.work.totals : panel.work.axes
                color: Theme.soft
            }
            RkText {
                objectName: "placeFew"
                Layout.fillWidth: true
                visible: panel.work.few > 0
                text: qsTr("%n topic(s) were placed by fewer than three: where is not shown.", "", panel.work.few)
                color: Theme.soft
            }
        }
        RkButton {
            objectName: "reopenPlacing"
            Layout.alignment: Qt.AlignTop
            visible: !panel.work.open
            text: qsTr("Place again")
            Accessible.name: qsTr("Place again, in a new and empty round")
            onClicked: panel.work.reopen()
        }
    }
    Scroller {
        gap: Theme.gap1
        Layout.fillWidth: true
        Layout.fillHeight: true

        RkText {
            width: parent?.width ?? 0
            visible: topics.count === 0
            text: qsTr("There is nothing to place yet. Go back and gather cards first.")
            color: Theme.soft
        }
        Repeater {
            id: topics
            model: panel.work.rows

            PlacedLine {
                width: parent?.width ?? 0
                known: !panel.work.open
            }
        }
    }
}
