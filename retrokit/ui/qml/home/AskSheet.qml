pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import theme
import controls

// A question over the window. ``asked`` opens and closes it; the keyboard waits on what changes nothing.
T.Popup {
    id: sheet

    property bool asked: false
    property string name: ""
    property string question: ""
    property string words: ""
    property string yes: ""
    property string no: qsTr("Cancel")
    property bool sure: true
    default property alias content: inner.data

    signal agreed()
    signal declined()

    objectName: name
    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: parent ? Math.min(560, parent.width - 64) : 560
    height: column.implicitHeight + 2 * padding
    padding: Theme.gap4
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape
    onAskedChanged: asked ? open() : close()
    Component.onCompleted: if (asked) open()
    onOpened: if (inner.children.length === 0) refuse.forceActiveFocus(Qt.TabFocusReason)
    onClosed: if (asked) declined()
    T.Overlay.modal: Rectangle { color: Qt.alpha(Theme.codeInk, 0.4) }

    background: RkPanel { radius: Theme.radiusPanel }
    contentItem: ColumnLayout {
        id: column
        spacing: Theme.gap3

        RkText {
            objectName: sheet.name + "Asked"
            Layout.fillWidth: true
            text: sheet.question
            font.pixelSize: Theme.heading
            weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        RkText {
            objectName: sheet.name + "Words"
            Layout.fillWidth: true
            visible: text.length > 0
            text: sheet.words
        }
        ColumnLayout {
            id: inner
            Layout.fillWidth: true
            visible: children.length > 0
            spacing: Theme.gap1
        }
        RowLayout {
            Layout.topMargin: Theme.gap1
            Layout.alignment: Qt.AlignRight
            spacing: Theme.gap2

            RkButton {
                id: refuse
                objectName: sheet.name + "No"
                text: sheet.no
                onClicked: sheet.declined()
            }
            RkButton {
                objectName: sheet.name + "Yes"
                selected: true
                enabled: sheet.sure
                text: sheet.yes
                onClicked: sheet.agreed()
            }
        }
    }
}
