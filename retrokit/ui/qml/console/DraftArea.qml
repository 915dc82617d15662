pragma ComponentBehavior: Bound
import QtQuick
import controls

// Several lines that are sent while they are typed; see DraftField.
RkArea {
    id: field

    required property var drafts
    required property string key
    required property string known

    function show(words: string): void {
        if (text !== words)
            text = words;
    }

    Component.onCompleted: show(drafts.text(key, known))
    Component.onDestruction: drafts.leave(key)
    onKnownChanged: show(drafts.news(key, known, text))
    onEdited: drafts.typed(key, text)
    onActiveFocusChanged: activeFocus ? drafts.attend(key) : drafts.leave(key)
}
