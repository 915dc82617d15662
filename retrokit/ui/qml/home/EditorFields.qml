pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The fields of the selected part, and what can be done with it as a whole.
ColumnLayout {
    id: pane

    required property var page
    readonly property var editor: page.editor
    readonly property bool whole: editor.section === ""
    readonly property int count: editor.section === "stages" ? editor.stages.count : editor.columns.count

    // The keyboard goes to the field of that key.
    function begin(key: string): void {
        for (let at = 0; at < fields.count; at++) {
            const field = fields.itemAt(at) as EditorField;
            if (field && field.key === key) {
                field.take();
                return;
            }
        }
    }

    spacing: Theme.gap2

    Flow {
        Layout.fillWidth: true
        Layout.preferredWidth: 120
        spacing: Theme.gap1

        RkButton {
            objectName: "partUp"
            visible: !pane.whole
            pill: true
            text: qsTr("Up")
            Accessible.name: qsTr("Move up")
            enabled: pane.editor.index > 0
            onClicked: pane.editor.move(pane.editor.section, pane.editor.index, pane.editor.index - 1)
        }
        RkButton {
            objectName: "partDown"
            visible: !pane.whole
            pill: true
            text: qsTr("Down")
            Accessible.name: qsTr("Move down")
            enabled: pane.editor.index + 1 < pane.count
            onClicked: pane.editor.move(pane.editor.section, pane.editor.index, pane.editor.index + 1)
        }
        RkButton {
            objectName: "partDouble"
            visible: !pane.whole
            pill: true
            text: qsTr("Duplicate")
            enabled: pane.count < (pane.editor.section === "stages" ? pane.editor.mostStages : pane.editor.mostColumns)
            onClicked: pane.editor.double()
        }
        RkButton {
            objectName: "partRemove"
            visible: !pane.whole
            pill: true
            text: qsTr("Take out")
            enabled: pane.count > 1
            onClicked: pane.editor.remove(pane.editor.section, pane.editor.index)
        }
        RkButton {
            objectName: "editorExport"
            visible: pane.whole
            pill: true
            text: qsTr("Export …")
            enabled: pane.editor.fault.length === 0
            onClicked: {
                dialog.active = false;
                dialog.active = true;
            }
        }
        RkButton {
            objectName: "editorRemove"
            visible: pane.whole && !pane.editor.fresh
            pill: true
            text: qsTr("Remove the format …")
            onClicked: pane.page.home.shelf.askRemove(pane.editor.formatId)
        }
    }
    Scroller {
        id: scroller
        gap: Theme.gap3
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            id: fields
            model: pane.editor.fields

            EditorField {
                width: scroller.width - 2 * scroller.edge - scroller.gutter
                page: pane.page
            }
        }
        Item { width: 1; height: Theme.gap2 }
    }
    Loader {
        id: dialog
        active: false
        visible: false
        source: "../controls/SaveFile.qml"
    }
    Connections {
        target: dialog.item
        ignoreUnknownSignals: true
        function onPicked(file: url): void {
            pane.editor.export(file);
        }
    }
}
