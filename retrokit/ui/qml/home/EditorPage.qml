pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// A format of the team's own while it is made: its parts at the left, one of them in the middle, the board at the right.
FocusScope {
    id: page

    required property var home
    readonly property var editor: home.editor
    readonly property EditorWords words: EditorWords {}
    readonly property bool narrow: width < 1100

    function begin(key: string): void {
        Qt.callLater(() => fields.begin(key));
    }

    objectName: "editorPage"
    Component.onCompleted: begin("name")

    Shortcut { sequences: ["Ctrl+Z"]; onActivated: page.editor.undo() }
    Shortcut { sequences: ["Ctrl+Shift+Z", "Ctrl+Y"]; onActivated: page.editor.redo() }
    Shortcut { sequence: "Ctrl+S"; onActivated: page.editor.save() }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap3

        RowLayout {
            spacing: Theme.gap2
            Layout.fillWidth: true

            RkButton {
                objectName: "editorBack"
                text: qsTr("Formats")
                Accessible.name: qsTr("Back to the formats")
                onClicked: page.editor.close()
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Layout.leftMargin: Theme.gap1

                RkText {
                    objectName: "editorTitle"
                    Layout.fillWidth: true
                    text: page.editor.name.length > 0 ? page.editor.name : qsTr("A format without a name")
                    font.pixelSize: Theme.heading
                    weight: Font.Bold
                    maximumLineCount: 1
                    elide: Text.ElideRight
                    Accessible.role: Accessible.Heading
                }
                RkText {
                    objectName: "editorState"
                    Layout.fillWidth: true
                    text: page.editor.fresh ? qsTr("Not saved yet") : page.editor.dirty ? qsTr("Changed since it was saved")
                        : qsTr("Saved as %1.toml").arg(page.editor.formatId)
                    color: Theme.soft
                    font.pixelSize: Theme.label
                    maximumLineCount: 1
                    elide: Text.ElideRight
                }
            }
            RkButton {
                objectName: "editorUndo"
                text: qsTr("Undo")
                enabled: page.editor.canUndo
                onClicked: page.editor.undo()
            }
            RkButton {
                objectName: "editorRedo"
                text: qsTr("Redo")
                enabled: page.editor.canRedo
                onClicked: page.editor.redo()
            }
            RkButton {
                objectName: "editorSaveAs"
                text: qsTr("Save as …")
                enabled: page.editor.fault.length === 0
                onClicked: page.editor.askName()
            }
            RkButton {
                objectName: "editorSave"
                primary: true
                implicitHeight: Theme.touch
                font.pixelSize: Theme.body
                text: qsTr("Save")
                enabled: page.editor.fault.length === 0 && (page.editor.dirty || page.editor.fresh)
                onClicked: page.editor.save()
            }
        }
        RowLayout {
            spacing: page.narrow ? Theme.gap3 : Theme.gap4
            Layout.fillWidth: true
            Layout.fillHeight: true

            EditorParts {
                page: page
                Layout.fillHeight: true
                Layout.preferredWidth: page.narrow ? 220 : 264
            }
            EditorFields {
                id: fields
                page: page
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 400
            }
            EditorPicture {
                editor: page.editor
                Layout.fillHeight: true
                Layout.preferredWidth: Math.round(page.width * (page.narrow ? 0.32 : 0.38))
            }
        }
        EditorFault {
            page: page
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.gap3
        }
    }
    EditorQuestions { editor: page.editor }
    ShelfQuestions { shelf: page.home.shelf }
}
