pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// One experiment that is due: its expectation, and a form for what became of it.
RkPanel {
    id: row

    required property var work
    required property var model
    required property string change
    required property string expected
    required property string measure
    required property string owner
    required property string review
    required property int overdueDays
    required property bool concluded
    required property string observed
    required property string decision
    required property string learned
    required property bool ready
    required property string refused
    readonly property string key: model.id

    objectName: "carried:" + key
    implicitHeight: column.implicitHeight + 2 * Theme.gap3

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
        spacing: Theme.gap1

        RowLayout {
            spacing: Theme.gap2

            Tag {
                visible: row.concluded || row.overdueDays > 0
                Layout.alignment: Qt.AlignTop
                warn: !row.concluded
                text: row.concluded ? (row.decision === "keep" ? qsTr("kept") : row.decision === "adapt" ? qsTr("adapted") : qsTr("stopped"))
                    : qsTr("%n day(s) over", "", row.overdueDays)
            }
            RkText {
                Layout.fillWidth: true
                text: row.change
                font.pixelSize: Theme.say
                weight: Font.DemiBold
            }
        }
        RkText {
            Layout.fillWidth: true
            text: qsTr("We expected: %1").arg(row.expected)
        }
        RkText {
            Layout.fillWidth: true
            visible: row.measure.length > 0
            text: qsTr("We would know by: %1").arg(row.measure)
            color: Theme.soft
        }
        RkText {
            Layout.fillWidth: true
            visible: row.owner.length > 0
            text: row.review.length > 0 ? qsTr("Carried by %1, looked at on %2").arg(row.owner).arg(row.review)
                : qsTr("Carried by %1").arg(row.owner)
            color: Theme.soft
        }
        RkText {
            Layout.fillWidth: true
            visible: row.concluded
            text: qsTr("We saw: %1").arg(row.observed)
        }
        RkText {
            Layout.fillWidth: true
            visible: row.concluded && row.learned.length > 0
            text: qsTr("We learned: %1").arg(row.learned)
        }
        RkButton {
            objectName: "reopen:" + row.key
            visible: row.concluded
            text: qsTr("Change")
            onClicked: row.work.reopen(row.key)
        }
        Loader {
            Layout.fillWidth: true
            active: !row.concluded
            visible: active
            sourceComponent: Component { ConcludeForm { row: row } }
        }
    }
}
