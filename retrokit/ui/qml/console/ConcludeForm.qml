pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What happened, what follows, what was learned. The texts stay with the model until they are written down.
ColumnLayout {
    id: form

    required property var row

    spacing: Theme.gap1

    SectionLabel {
        Layout.topMargin: Theme.gap1
        text: qsTr("What did we see?")
    }
    RkField {
        objectName: "observed:" + form.row.key
        Layout.fillWidth: true
        maximumLength: 300
        placeholderText: qsTr("what happened, in a sentence")
        Component.onCompleted: text = form.row.observed
        onTextEdited: form.row.work.observe(form.row.key, text)
    }
    SectionLabel { text: qsTr("What did we learn?") }
    RkField {
        objectName: "learned:" + form.row.key
        Layout.fillWidth: true
        maximumLength: 300
        placeholderText: qsTr("a learning the team keeps, or nothing")
        Component.onCompleted: text = form.row.learned
        onTextEdited: form.row.work.learn(form.row.key, text)
    }
    RkText {
        objectName: "refused:" + form.row.key
        Layout.fillWidth: true
        visible: text.length > 0
        text: form.row.refused
        color: Theme.warn
        weight: Font.DemiBold
        Accessible.role: Accessible.AlertMessage
    }
    RowLayout {
        spacing: Theme.gap2

        RkChoice {
            objectName: "decision:" + form.row.key
            Layout.fillWidth: true
            Layout.preferredWidth: 120
            name: qsTr("What follows")
            options: [
                { value: "keep", text: qsTr("Keep") },
                { value: "adapt", text: qsTr("Adapt") },
                { value: "stop", text: qsTr("Stop") },
            ]
            value: form.row.decision
            onChosen: value => form.row.work.decide(form.row.key, value)
        }
        RkButton {
            objectName: "conclude:" + form.row.key
            enabled: form.row.ready
            selected: form.row.ready
            text: qsTr("Write it down")
            onClicked: form.row.work.conclude(form.row.key)
        }
    }
}
