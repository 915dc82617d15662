pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What the person wishes for. Nothing has to be chosen; each choice leaves the formats that fit.
RkPanel {
    id: filters

    required property var gallery

    implicitHeight: grid.implicitHeight + 2 * Theme.gap2

    GridLayout {
        id: grid
        x: Theme.gap3
        y: Theme.gap2
        width: parent.width - 2 * Theme.gap3
        columns: 2
        columnSpacing: Theme.gap3
        rowSpacing: Theme.gap1

        RkText {
            text: qsTr("It is to help us")
            color: Theme.soft
        }
        RkChoice {
            objectName: "wishPurpose"
            Layout.fillWidth: true
            Layout.preferredWidth: 120
            name: qsTr("It is to help us")
            options: [
                { value: "", text: qsTr("anything") },
                { value: "act", text: qsTr("act") },
                { value: "learn", text: qsTr("learn") },
                { value: "mood", text: qsTr("say how we are") },
                { value: "look_ahead", text: qsTr("look ahead") },
                { value: "incident", text: qsTr("after an incident") }
            ]
            value: filters.gallery.purpose
            onChosen: value => filters.gallery.wish("purpose", value)
        }
        RkText {
            text: qsTr("Minutes at most")
            color: Theme.soft
        }
        RkChoice {
            objectName: "wishMinutes"
            Layout.fillWidth: true
            Layout.preferredWidth: 120
            name: qsTr("Minutes at most")
            options: [{ value: 0, text: qsTr("any") }].concat([30, 45, 60, 90].map(length => ({ value: length, text: length })))
            value: filters.gallery.minutes
            onChosen: value => filters.gallery.wish("minutes", value)
        }
        RkText {
            text: qsTr("Trust in the team")
            color: Theme.soft
        }
        RkChoice {
            objectName: "wishTrust"
            Layout.fillWidth: true
            Layout.preferredWidth: 120
            name: qsTr("Trust in the team")
            options: [
                { value: "", text: qsTr("leave open") },
                { value: "any", text: qsTr("little") },
                { value: "some", text: qsTr("some") },
                { value: "high", text: qsTr("much") }
            ]
            value: filters.gallery.trust
            onChosen: value => filters.gallery.wish("trust", value)
        }
        RkText {
            text: qsTr("People, if you know")
            color: Theme.soft
        }
        Flow {
            Layout.fillWidth: true
            Layout.preferredWidth: 120
            spacing: Theme.gap2

            Stepper {
                objectName: "wishPeople"
                name: qsTr("People")
                value: filters.gallery.people
                to: 1000
                onMoved: value => filters.gallery.wish("people", value)
            }
            RkButton {
                objectName: "wishAnew"
                pill: true
                selected: filters.gallery.anew
                text: qsTr("Not used lately")
                Accessible.role: Accessible.CheckBox
                Accessible.checkable: true
                Accessible.checked: selected
                onClicked: filters.gallery.wish("anew", !filters.gallery.anew)
            }
            RkButton {
                objectName: "clearWishes"
                visible: filters.gallery.wished
                text: qsTr("Show all")
                onClicked: filters.gallery.clear()
            }
        }
    }
}
