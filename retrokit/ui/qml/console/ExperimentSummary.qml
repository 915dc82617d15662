pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What was agreed, in short.
ColumnLayout {
    id: summary

    required property var card

    spacing: Theme.gap1

    RowLayout {
        spacing: Theme.gap2

        RkText {
            Layout.fillWidth: true
            text: qsTr("We believe that %1 will lead to %2").arg(summary.card.change).arg(summary.card.expected)
            font.pixelSize: Theme.say
            weight: Font.DemiBold
        }
        Tag {
            Layout.alignment: Qt.AlignTop
            text: qsTr("agreed")
        }
    }
    RkText {
        Layout.fillWidth: true
        text: qsTr("We will know when: %1").arg(summary.card.measure)
        color: Theme.soft
    }
    RowLayout {
        spacing: Theme.gap1

        RkText {
            Layout.fillWidth: true
            text: qsTr("Carried by %1, looked at on %2").arg(summary.card.owner).arg(summary.card.reviewWords)
        }
        RkButton {
            objectName: "change:" + summary.card.key
            text: qsTr("Change")
            onClicked: summary.card.work.write(summary.card.key)
        }
        SureButton {
            objectName: "drop:" + summary.card.key
            calmText: qsTr("Drop")
            sureText: qsTr("Drop: press again")
            onSure: summary.card.work.dropExperiment(summary.card.key)
        }
    }
}
