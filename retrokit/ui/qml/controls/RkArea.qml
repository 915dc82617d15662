import QtQuick
import QtQuick.Templates as T
import theme

// Several lines of writing that scroll in their box. ``edited`` says the person typed; setting ``text`` does not.
FocusScope {
    id: scope

    property alias text: area.text
    property alias placeholderText: area.placeholderText
    property alias font: area.font
    property alias area: area
    property string name: placeholderText
    property int lines: 3
    property list<Item> keysTo: []

    signal edited()

    implicitWidth: 220
    implicitHeight: Math.max(Theme.touch, lines * metrics.lineSpacing + 2 * Theme.gap2)

    FontMetrics {
        id: metrics
        font: area.font
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusControl
        color: Theme.panel
        border.width: 1
        border.color: area.activeFocus ? Theme.accent : Theme.line

        FocusRing { on: area.activeFocus }
    }

    Flickable {
        id: flick
        anchors.fill: parent
        anchors.margins: 1
        clip: true
        contentHeight: area.implicitHeight
        boundsBehavior: Flickable.StopAtBounds

        T.TextArea.flickable: T.TextArea {
            id: area
            padding: Theme.gap2
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            font.pixelSize: Theme.body
            color: Theme.ink
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            placeholderTextColor: Theme.soft
            selectByMouse: true
            focus: true
            implicitHeight: contentHeight + topPadding + bottomPadding
            // Tab goes on to the next control; nobody needs tabs in a note.
            Keys.forwardTo: scope.keysTo
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Accessible.name: scope.name
            onTextEdited: scope.edited()

            Text {
                x: area.leftPadding
                y: area.topPadding
                width: area.width - 2 * area.leftPadding
                visible: area.length === 0 && area.preeditText.length === 0
                text: area.placeholderText
                textFormat: Text.PlainText
                font: area.font
                color: area.placeholderTextColor
                wrapMode: Text.Wrap
            }
        }
    }
}
