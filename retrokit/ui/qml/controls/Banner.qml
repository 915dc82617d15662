import QtQuick
import QtQuick.Layouts
import theme

// News, calmly: what happened, what to do, and a way to put it away.
Rectangle {
    id: banner

    required property var problem
    property string name: "problem"
    // What is true until the world changes is not for closing.
    property bool lasting: false

    visible: problem.sentence.length > 0
    implicitHeight: visible ? row.implicitHeight + 2 * Theme.gap2 : 0
    radius: Theme.radiusCard
    color: problem.good ? Theme.accentSoft : Theme.warnSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: problem.sentence + " " + problem.remedy

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
        spacing: Theme.gap3

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            RkText {
                objectName: banner.name + "Sentence"
                Layout.fillWidth: true
                text: banner.problem.sentence
                weight: Font.DemiBold
            }
            RkText {
                objectName: banner.name + "Remedy"
                Layout.fillWidth: true
                visible: text.length > 0
                text: banner.problem.remedy
            }
        }
        RkButton {
            objectName: "dismissProblem"
            visible: !banner.lasting
            text: qsTr("Close")
            onClicked: banner.problem.dismiss()
        }
    }
}
