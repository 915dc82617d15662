import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import theme

// A part of a window that scrolls when it has to, and follows the keyboard to what has the focus.
Flickable {
    id: flick

    default property alias content: inner.data
    property real gap: Theme.gap3
    readonly property real edge: 5
    // The bar has a place of its own: a bar that took room from the content could make it shorter and vanish again, for ever.
    readonly property real gutter: 8
    readonly property var attended: Window.activeFocusItem

    function reveal(item: Item): void {
        const top = item.mapToItem(inner, 0, 0).y - Theme.gap2;
        const bottom = top + item.height + 2 * Theme.gap2;
        if (bottom > contentY + height)
            contentY = Math.min(bottom - height, Math.max(0, contentHeight - height));
        if (top < contentY)
            contentY = Math.max(0, top);
    }

    function follow(): void {
        let up = attended;
        while (up && up !== inner)
            up = up.parent;
        if (up && attended.height < height)
            reveal(attended);
    }

    // Focus rings stand 5 px out; so does the clip, and what is inside lines up with what is around.
    Layout.leftMargin: -edge
    Layout.rightMargin: -edge - gutter
    clip: true
    // Only the wheel and the bar scroll, for a drag means a card.
    interactive: false
    boundsBehavior: Flickable.StopAtBounds
    contentWidth: width
    contentHeight: inner.height
    onAttendedChanged: follow()
    onHeightChanged: contentY = Math.max(0, Math.min(contentY, contentHeight - height))
    onContentHeightChanged: contentY = Math.max(0, Math.min(contentY, contentHeight - height))

    WheelHandler {
        onWheel: event => {
            const way = event.pixelDelta.y !== 0 ? event.pixelDelta.y : event.angleDelta.y / 2;
            flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, flick.contentY - way));
        }
    }

    Column {
        id: inner
        x: flick.edge
        topPadding: flick.edge
        bottomPadding: flick.edge
        width: flick.width - 2 * flick.edge - flick.gutter
        spacing: flick.gap
    }

    T.ScrollBar.vertical: T.ScrollBar {
        id: bar
        policy: T.ScrollBar.AsNeeded
        visible: size < 1
        implicitWidth: flick.gutter
        minimumSize: 0.08
        padding: 1
        contentItem: Rectangle {
            implicitWidth: 6
            radius: 3
            color: bar.pressed || bar.hovered ? Theme.soft : Theme.line
        }
    }
}
