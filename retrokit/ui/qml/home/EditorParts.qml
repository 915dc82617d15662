pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// What a format is made of: itself, its columns, its stages. Parts are dragged, or moved with Alt and the arrows.
Scroller {
    id: parts

    required property var page
    readonly property var editor: page.editor
    property bool choosing: false

    gap: 4
    onContentHeightChanged: if (choosing) Qt.callLater(() => reveal(kinds))

    EditorRow {
        objectName: "part:about"
        width: parent?.width ?? 0
        title: qsTr("About the format")
        picked: parts.editor.section === ""
        faulty: parts.editor.fault.length > 0 && parts.editor.faultSection === ""
        onClicked: parts.editor.select("", "")
    }
    SectionLabel { topPadding: Theme.gap2; text: qsTr("Columns") }
    EditorList {
        width: parent?.width ?? 0
        page: parts.page
        section: "columns"
        rows: parts.editor.columns
    }
    RkButton {
        objectName: "addColumn"
        width: parent?.width ?? 0
        quiet: true
        text: qsTr("Add a column")
        enabled: parts.editor.columns.count < parts.editor.mostColumns
        onClicked: {
            parts.editor.add("columns", "");
            parts.page.begin("name");
        }
    }
    SectionLabel { topPadding: Theme.gap2; text: qsTr("Stages") }
    EditorList {
        width: parent?.width ?? 0
        page: parts.page
        section: "stages"
        rows: parts.editor.stages
    }
    RkButton {
        objectName: "addStage"
        width: parent?.width ?? 0
        quiet: true
        selected: parts.choosing
        text: qsTr("Add a stage")
        enabled: parts.editor.stages.count < parts.editor.mostStages
        onClicked: parts.choosing = !parts.choosing
    }
    Flow {
        id: kinds
        width: parent?.width ?? 0
        visible: parts.choosing && parts.editor.stages.count < parts.editor.mostStages
        spacing: Theme.gap1
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("What happens in it")

        Repeater {
            model: parts.editor.kinds

            RkButton {
                required property string modelData
                objectName: "addStage:" + modelData
                pill: true
                text: parts.page.words.choice("kind", modelData)
                onClicked: {
                    parts.choosing = false;
                    parts.editor.add("stages", modelData);
                    parts.page.begin("name");
                }
            }
        }
    }
    Item { width: 1; height: Theme.gap3 }
}
