pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// A learning: expected, saw, learned, so we will. A form while it is written, a summary once it is kept.
RkPanel {
    id: card

    required property var work
    required property var drafts
    required property var model
    required property bool writing
    required property string topic
    required property string expected
    required property string saw
    required property string learned
    required property string willDo
    required property string refused
    readonly property string key: model.id
    readonly property string base: "learning/" + key + "/"

    component Line: FormField {
        drafts: card.drafts
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        onAttended: card.work.attend(card.key)
    }

    objectName: "learning:" + key
    radius: Theme.radiusPanel
    implicitHeight: loader.height + 2 * Theme.gap3
    selected: writing

    Loader {
        id: loader
        x: Theme.gap3
        y: Theme.gap3
        width: parent.width - 2 * Theme.gap3
        sourceComponent: card.writing ? form : summary
    }
    Component {
        id: summary

        RowLayout {
            spacing: Theme.gap1

            RkText {
                Layout.fillWidth: true
                text: card.willDo.length > 0 ? qsTr("We learned: %1. So we will: %2").arg(card.learned).arg(card.willDo)
                    : qsTr("We learned: %1").arg(card.learned)
                font.pixelSize: Theme.say
            }
            Tag { text: qsTr("kept") }
            RkButton {
                objectName: "change:" + card.key
                text: qsTr("Change")
                onClicked: card.work.write(card.key)
            }
            SureButton {
                objectName: "drop:" + card.key
                calmText: qsTr("Drop")
                sureText: qsTr("Drop: press again")
                onSure: card.work.dropLearning(card.key)
            }
        }
    }
    Component {
        id: form

        ColumnLayout {
            spacing: Theme.gap1

            SectionLabel {
                Layout.fillWidth: true
                text: card.topic.length > 0 ? qsTr("Learning · %1").arg(card.topic) : qsTr("Learning")
                elide: Text.ElideRight
                maximumLineCount: 1
            }
            GridLayout {
                Layout.fillWidth: true
                columns: width > 480 ? 2 : 1
                columnSpacing: Theme.gap2
                rowSpacing: Theme.gap1
                uniformCellWidths: true

                Line { id: first; key: card.base + "expected"; known: card.expected; label: qsTr("We expected"); hint: qsTr("what we thought would happen") }
                Line { key: card.base + "saw"; known: card.saw; label: qsTr("We saw"); hint: qsTr("what happened") }
                Line { key: card.base + "learned"; known: card.learned; label: qsTr("We learned"); hint: qsTr("what it tells us") }
                Line { key: card.base + "will_do"; known: card.willDo; label: qsTr("So we will"); hint: qsTr("what follows from it") }
            }
            RowLayout {
                spacing: Theme.gap1

                RkText {
                    Layout.fillWidth: true
                    objectName: "hint:" + card.key
                    text: card.refused || (card.learned.length > 0 ? qsTr("All there. Read it aloud, then keep it.") : qsTr("What did you learn?"))
                    color: card.refused.length > 0 ? Theme.warn : Theme.soft
                    weight: card.refused.length > 0 ? Font.DemiBold : Font.Normal
                }
                SureButton {
                    objectName: "drop:" + card.key
                    calmText: qsTr("Drop")
                    sureText: qsTr("Drop: press again")
                    onSure: card.work.dropLearning(card.key)
                }
                RkButton {
                    objectName: "keep:" + card.key
                    selected: card.learned.length > 0
                    text: qsTr("Keep")
                    onClicked: card.work.keep(card.key)
                }
            }
            Connections {
                target: card.work
                function onFormMade(id: string): void {
                    if (id === card.key)
                        first.editor.forceActiveFocus(Qt.TabFocusReason);
                }
            }
        }
    }
}
