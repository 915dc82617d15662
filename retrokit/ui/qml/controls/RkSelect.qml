pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import theme

// One of many in the room of one line. ``options`` is a list of {value, text}; ``chosen`` says what the person picked.
// Space opens the list, arrows walk through it, also while it is closed; ``entered`` says that Enter chose nothing.
T.ComboBox {
    id: select

    property var options: []
    property var picked: undefined
    property string name: ""

    signal chosen(var value)
    signal entered

    function enter(event: KeyEvent): void {
        event.accepted = !popup.visible;
        if (event.accepted)
            entered();
    }

    function find(): void {
        currentIndex = options.findIndex(option => option.value === picked);
    }

    implicitWidth: 220
    implicitHeight: Theme.touch
    leftPadding: Theme.gap2
    rightPadding: Theme.gap2
    model: options
    textRole: "text"
    valueRole: "value"
    Accessible.name: name
    Keys.onReturnPressed: event => enter(event)
    Keys.onEnterPressed: event => enter(event)
    onOptionsChanged: find()
    onPickedChanged: find()
    onModelChanged: find()
    onActivated: index => chosen(options[index].value)

    contentItem: RkText {
        text: select.displayText
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
    }
    indicator: Text {
        x: select.width - width - Theme.gap2
        y: Math.round((select.height - height) / 2)
        text: "▾"
        textFormat: Text.PlainText
        font.pixelSize: Theme.body
        color: Theme.soft
    }
    background: Rectangle {
        radius: Theme.radiusControl
        color: Theme.panel
        border.width: 1
        border.color: select.visualFocus || select.down ? Theme.accent : Theme.line

        FocusRing { on: select.visualFocus }
    }
    delegate: T.ItemDelegate {
        id: line
        required property int index
        required property var modelData

        objectName: select.objectName + ":" + modelData.value
        width: ListView.view.width
        implicitHeight: Theme.touch
        highlighted: select.highlightedIndex === index
        text: modelData.text
        Accessible.name: text

        contentItem: RkText {
            leftPadding: Theme.gap2
            rightPadding: Theme.gap2
            text: line.text
            color: line.highlighted ? Theme.accent : Theme.ink
            weight: select.currentIndex === line.index ? Font.DemiBold : Font.Normal
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        background: Rectangle {
            color: line.highlighted ? Theme.accentSoft : Theme.panel
            radius: Theme.radiusControl
        }
    }
    popup: T.Popup {
        y: select.height + 4
        width: select.width
        implicitHeight: Math.min(contentItem.implicitHeight + 8, 6.5 * Theme.touch)
        padding: 4
        margins: Theme.gap2

        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: select.popup.visible ? select.delegateModel : null
            currentIndex: select.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
        }
        background: RkPanel { radius: Theme.radiusControl }
    }
}
