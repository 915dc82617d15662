pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// An experiment: a form while it is written, a summary once it is agreed.
RkPanel {
    id: card

    required property var work
    required property var drafts
    required property var model
    required property bool writing
    required property string topic
    required property string belief
    required property string change
    required property string expected
    required property string measure
    required property string guardrail
    required property string scope
    required property string undo
    required property string owner
    required property string review
    required property string reviewWords
    required property string hint
    required property string refused
    required property bool agreed
    readonly property string key: model.id

    objectName: "experiment:" + key
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
    Component { id: form; ExperimentForm { card: card } }
    Component { id: summary; ExperimentSummary { card: card } }
}
