pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Before every seat is dropped: what will happen, and the way back. The keyboard waits on the way back.
Rectangle {
    id: question

    required property var desk

    visible: desk.door.asking
    implicitHeight: column.implicitHeight + 2 * Theme.gap2
    radius: Theme.radiusCard
    color: Theme.accentSoft
    onVisibleChanged: {
        if (visible)
            keep.forceActiveFocus(Qt.TabFocusReason); // Enter is the button's then, not the next step's
    }

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: Theme.gap2; leftMargin: Theme.gap3; rightMargin: Theme.gap3 }
        spacing: Theme.gap1

        RkText {
            Layout.fillWidth: true
            text: qsTr("Has somebody voted twice?")
            weight: Font.DemiBold
            Accessible.role: Accessible.AlertMessage
        }
        RkText {
            objectName: "voidText"
            Layout.fillWidth: true
            text: qsTr("Votes and answers that are still secret are dropped, and so is every seat. The room gets a new code, which everybody scans. Tickets hold no more. Cards stay, and each phone keeps its own. This cannot be undone.")
        }
        Flow {
            Layout.fillWidth: true
            Layout.preferredWidth: 120
            spacing: Theme.gap1

            RkButton {
                id: keep
                objectName: "keepSeats"
                text: qsTr("Leave it as it is")
                onClicked: question.desk.door.keepSeats()
            }
            RkButton {
                objectName: "voidSeats"
                text: qsTr("Void all and rejoin")
                onClicked: question.desk.door.voidSeats()
            }
        }
    }
}
