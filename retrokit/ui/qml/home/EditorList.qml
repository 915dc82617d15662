pragma ComponentBehavior: Bound
import QtQuick

// The columns or the stages of a draft, in their order.
Column {
    id: list

    required property var page
    required property string section
    required property var rows
    readonly property var editor: page.editor

    spacing: 4

    function go(index: int): void {
        const next = items.itemAt(index) as EditorRow;
        if (next) {
            next.forceActiveFocus(Qt.TabFocusReason);
            next.click();
        }
    }

    Repeater {
        id: items
        model: list.rows

        EditorRow {
            id: row
            required property var model
            required property int index
            required property string kind
            required property int minutes
            required title
            required color
            required faulty
            required picked

            objectName: "part:" + model.id
            width: list.width
            movable: true
            detail: minutes > 0 ? qsTr("%1 min").arg(minutes) : ""
            Accessible.description: list.section === "stages" ? list.page.words.choice("kind", kind) + ", " + detail : ""
            onClicked: list.editor.select(list.section, model.id)
            onCarried: by => list.editor.move(list.section, index, Math.max(0, Math.min(items.count - 1, index + by)))
            Keys.onUpPressed: event => event.modifiers & Qt.AltModifier ? list.editor.move(list.section, index, index - 1) : list.go(index - 1)
            Keys.onDownPressed: event => event.modifiers & Qt.AltModifier ? list.editor.move(list.section, index, index + 1) : list.go(index + 1)
            Keys.onDeletePressed: {
                const at = Math.min(index, items.count - 2);
                list.editor.remove(list.section, index);
                list.go(Math.max(0, at));
            }
        }
    }
}
