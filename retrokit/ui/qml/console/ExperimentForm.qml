pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// An experiment being written, in the order in which it is said aloud.
ColumnLayout {
    id: form

    required property var card
    readonly property string base: "experiment/" + card.key + "/"
    readonly property bool low: Window.height < 760
    readonly property int span: Window.height >= 880 ? fields.columns : 1

    component Line: FormField {
        drafts: form.card.drafts
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        onAttended: form.card.work.attend(form.card.key)
    }

    spacing: low ? 4 : Theme.gap1

    SectionLabel {
        Layout.fillWidth: true
        text: form.card.topic.length > 0 ? qsTr("Experiment · %1").arg(form.card.topic) : qsTr("Experiment")
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    GridLayout {
        id: fields
        Layout.fillWidth: true
        columns: width > 480 ? 2 : 1
        columnSpacing: Theme.gap2
        rowSpacing: form.spacing
        uniformCellWidths: true

        Line { id: first; Layout.columnSpan: form.span; key: form.base + "change"; known: form.card.change; label: qsTr("We believe that"); hint: qsTr("the change, as small as it can be") }
        Line { Layout.columnSpan: form.span; key: form.base + "expected"; known: form.card.expected; label: qsTr("will lead to"); hint: qsTr("what will be different") }
        Line { key: form.base + "measure"; known: form.card.measure; label: qsTr("We will know when"); hint: qsTr("a number or a sign, and by when") }
        Line { key: form.base + "guardrail"; known: form.card.guardrail; label: qsTr("Guardrail"); hint: qsTr("what must not get worse") }
        Line { key: form.base + "scope"; known: form.card.scope; label: qsTr("Smallest scope"); hint: qsTr("only this team, only mornings") }
        Line { key: form.base + "undo"; known: form.card.undo; label: qsTr("How we undo it"); hint: qsTr("so that it is safe to fail") }
        Line { key: form.base + "belief"; known: form.card.belief; label: qsTr("Because"); hint: qsTr("why we think so, if it helps") }
        Line { key: form.base + "owner"; known: form.card.owner; label: qsTr("Carried by"); hint: qsTr("who keeps an eye on it"); limit: 80 }
    }
    RowLayout {
        spacing: Theme.gap2

        Line {
            key: form.base + "review"
            known: form.card.review
            label: qsTr("Looked at on")
            hint: qsTr("2026-12-08")
            limit: 10
            Layout.fillWidth: false
            Layout.preferredWidth: 140
        }
        Row {
            Layout.alignment: Qt.AlignBottom
            spacing: 6

            Repeater {
                model: [1, 2, 4]

                RkButton {
                    required property int modelData

                    objectName: "weeks:" + form.card.key + ":" + modelData
                    leftPadding: Theme.gap2
                    rightPadding: Theme.gap2
                    text: qsTr("+%n week(s)", "", modelData)
                    onClicked: form.card.work.reviewIn(form.card.key, modelData)
                }
            }
        }
    }
    RowLayout {
        Layout.topMargin: 4
        spacing: Theme.gap1

        RkText {
            objectName: "hint:" + form.card.key
            Layout.fillWidth: true
            text: form.card.refused || form.card.hint || qsTr("All there. Read it aloud, then agree.")
            color: form.card.refused.length > 0 ? Theme.warn : Theme.soft
            weight: form.card.refused.length > 0 ? Font.DemiBold : Font.Normal
        }
        SureButton {
            objectName: "drop:" + form.card.key
            calmText: qsTr("Drop")
            sureText: qsTr("Drop: press again")
            onSure: form.card.work.dropExperiment(form.card.key)
        }
        RkButton {
            objectName: "agree:" + form.card.key
            selected: form.card.hint.length === 0
            text: form.card.agreed ? qsTr("Agreed as written") : qsTr("Agree")
            onClicked: form.card.work.agree(form.card.key)
        }
    }
    Connections {
        target: form.card.work
        function onFormMade(id: string): void {
            if (id === form.card.key)
                first.editor.forceActiveFocus(Qt.TabFocusReason);
        }
    }
}
