pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// A labelled line of an experiment or a learning.
ColumnLayout {
    id: holder

    required property var drafts
    required property string key
    required property string known
    required property string label
    property string hint: ""
    property int limit: 300
    readonly property Item editor: field

    signal attended()

    spacing: 2

    RkText {
        Layout.fillWidth: true
        text: holder.label
        color: Theme.soft
        font.pixelSize: Theme.label
        Accessible.ignored: true
    }
    DraftField {
        id: field
        objectName: holder.key
        Layout.fillWidth: true
        drafts: holder.drafts
        key: holder.key
        known: holder.known
        maximumLength: holder.limit
        placeholderText: holder.hint
        Accessible.name: holder.label
        onActiveFocusChanged: if (activeFocus) holder.attended()
    }
}
