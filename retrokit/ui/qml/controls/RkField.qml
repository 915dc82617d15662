import QtQuick
import QtQuick.Templates as T
import theme

// One line of writing. ``Accessible.name`` should say what belongs in it; the placeholder is the fallback.
T.TextField {
    id: control

    implicitWidth: 220
    implicitHeight: Math.max(Theme.touch, contentHeight + 20)
    leftPadding: Theme.gap2
    rightPadding: Theme.gap2
    topPadding: Theme.gap1
    bottomPadding: Theme.gap1
    verticalAlignment: TextInput.AlignVCenter
    font.pixelSize: Theme.body
    color: Theme.ink
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    placeholderTextColor: Theme.soft
    selectByMouse: true
    Accessible.name: placeholderText
    // Whoever is not writing here reads it from its beginning, however long it is.
    function look(): void {
        ensureVisible(activeFocus ? cursorPosition : 0);
    }
    onTextChanged: Qt.callLater(look)
    onWidthChanged: Qt.callLater(look)
    onActiveFocusChanged: Qt.callLater(look)

    background: Rectangle {
        radius: Theme.radiusControl
        color: Theme.panel
        border.width: 1
        border.color: control.activeFocus ? Theme.accent : Theme.line

        FocusRing { on: control.activeFocus }
    }

    Text {
        x: control.leftPadding
        y: control.topPadding
        width: control.width - control.leftPadding - control.rightPadding
        height: control.height - control.topPadding - control.bottomPadding
        visible: control.length === 0 && control.preeditText.length === 0
        text: control.placeholderText
        textFormat: Text.PlainText
        font: control.font
        color: control.placeholderTextColor
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.label
        elide: Text.ElideRight
    }
}
