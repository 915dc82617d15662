pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// One hint: when, what one may say, what to do. One that is held up can be put away for this stage.
RowLayout {
    id: hint

    required property var coach
    property string hintId: ""
    property string title: ""
    property string line: ""
    property string advice: ""
    property bool low: false

    objectName: hintId.length > 0 ? "raisedHint:" + hintId : ""
    spacing: Theme.gap2

    Rectangle {
        Layout.fillHeight: true
        Layout.preferredWidth: 3
        Layout.bottomMargin: 4
        radius: 2
        color: hint.hintId.length > 0 ? Theme.accent : Theme.line
    }
    ColumnLayout {
        spacing: 2
        Layout.fillWidth: true
        Layout.bottomMargin: 4

        RkText {
            Layout.fillWidth: true
            visible: !hint.low
            text: hint.title
            weight: Font.DemiBold
            color: hint.hintId.length > 0 ? Theme.accent : Theme.ink
        }
        RkText {
            objectName: "hintLine"
            Layout.fillWidth: true
            text: qsTr("“%1”").arg(hint.line)
            font.pixelSize: hint.low ? Theme.body : Theme.say
        }
        RkText {
            objectName: "hintAdvice"
            Layout.fillWidth: true
            text: hint.advice
            color: Theme.soft
        }
    }
    RkButton {
        objectName: "dismiss:" + hint.hintId
        Layout.alignment: Qt.AlignTop
        visible: hint.hintId.length > 0
        quiet: true
        leftPadding: Theme.gap1
        rightPadding: Theme.gap1
        text: qsTr("Not now")
        Accessible.name: qsTr("Put away for this stage: %1").arg(hint.title)
        onClicked: hint.coach.dismiss(hint.hintId)
    }
}
