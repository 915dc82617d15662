pragma ComponentBehavior: Bound
import QtQuick
import controls

// One line that is sent while it is typed; what the session says never overwrites what is being typed.
RkField {
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
    onTextEdited: drafts.typed(key, text)
    onActiveFocusChanged: activeFocus ? drafts.attend(key) : drafts.leave(key)
}
