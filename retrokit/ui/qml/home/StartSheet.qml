pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import theme
import controls

// Everything a session needs, on one sheet: team, title, format, length, people. Enter starts it.
T.Popup {
    id: sheet

    required property var home
    readonly property var start: home.start

    objectName: "startSheet"
    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: parent ? Math.min(760, parent.width - 64) : 760
    height: parent ? Math.min(parent.height - 48, form.implicitHeight + 2 * Theme.gap4) : 640
    padding: Theme.gap4
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape
    Component.onCompleted: if (start.shown) open()
    onOpened: form.begin()
    onClosed: start.close()
    T.Overlay.modal: Rectangle { color: Qt.alpha(Theme.codeInk, 0.4) }

    background: RkPanel { radius: Theme.radiusPanel }
    contentItem: StartForm {
        id: form
        home: sheet.home
    }

    Connections {
        target: sheet.start
        function onChanged(): void {
            if (sheet.start.shown)
                sheet.open();
            else
                sheet.close();
        }
    }
}
