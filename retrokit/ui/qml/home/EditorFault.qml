import QtQuick
import QtQuick.Layouts
import theme
import controls

// What keeps the draft from being saved, and the way there. It always has its place, so that nothing jumps while one types.
Rectangle {
    id: line

    required property var page
    readonly property var editor: page.editor
    readonly property bool wrong: editor.fault.length > 0
    readonly property bool elsewhere: editor.faultSection !== editor.section || editor.faultPart !== editor.part

    implicitHeight: Math.max(Theme.touch, words.implicitHeight) + 2 * Theme.gap1
    radius: Theme.radiusCard
    color: wrong ? Theme.warnSoft : "transparent"

    RowLayout {
        anchors { fill: parent; leftMargin: line.wrong ? Theme.gap3 : 0; rightMargin: Theme.gap1 }
        spacing: Theme.gap2

        RkText {
            id: words
            objectName: "editorFault"
            Layout.fillWidth: true
            text: line.wrong ? line.page.words.told(line.editor.fault, line.editor.faultSection, line.editor.faultKey)
                : line.editor.remarks ? qsTr("The file has comments of somebody who wrote it by hand. Saving it here leaves them out.")
                : qsTr("All is well, and it can be saved.")
            color: line.wrong ? Theme.ink : Theme.soft
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: line.wrong ? Accessible.AlertMessage : Accessible.StaticText
        }
        RkButton {
            objectName: "editorGoThere"
            visible: line.wrong && line.elsewhere
            pill: true
            text: qsTr("Go there")
            onClicked: {
                const key = line.editor.faultKey;
                line.editor.selectFault();
                line.page.begin(key);
            }
        }
    }
}
