pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import theme
import controls

// What can be done with one stage, and what each does to the work, said before.
T.Popup {
    id: menu

    required property var agenda
    property AgendaLine line: null
    property bool longer: false
    property real beside: 0

    function show(wanted: AgendaLine): void {
        line = wanted;
        longer = false;
        const at = wanted.mapToItem(null, wanted.width + Theme.gap1, 0);
        x = at.x;
        beside = at.y;
        open();
    }

    objectName: "stageMenu"
    parent: T.Overlay.overlay
    y: parent ? Math.round(Math.max(Theme.gap2, Math.min(beside, parent.height - height - Theme.gap2))) : 0
    width: 348
    height: words.implicitHeight + 2 * padding
    padding: Theme.gap3
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: (line && line.movable ? more : go).forceActiveFocus(Qt.TabFocusReason)

    background: RkPanel { radius: Theme.radiusCard }
    contentItem: ColumnLayout {
        id: words
        spacing: Theme.gap1

        RkText {
            objectName: "menuStage"
            Layout.fillWidth: true
            text: menu.line ? menu.line.name : ""
            font.pixelSize: Theme.say
            weight: Font.Bold
            elide: Text.ElideRight
            maximumLineCount: 1
            Accessible.role: Accessible.Heading
        }
        RowLayout {
            visible: menu.line !== null && menu.line.movable
            spacing: Theme.gap1

            RkButton {
                objectName: "menuLess"
                Layout.preferredWidth: Theme.touch
                text: "−"
                enabled: menu.line !== null && menu.line.planned > menu.line.least
                Accessible.name: qsTr("One minute less")
                onClicked: menu.agenda.nudge(menu.line.number, -1, menu.longer)
            }
            RkText {
                objectName: "menuMinutes"
                Layout.preferredWidth: 72
                horizontalAlignment: Text.AlignHCenter
                text: menu.line ? qsTr("%n min", "", menu.line.planned) : ""
                weight: Font.DemiBold
            }
            RkButton {
                id: more
                objectName: "menuMore"
                Layout.preferredWidth: Theme.touch
                text: "+"
                enabled: menu.line !== null && (menu.longer || menu.line.last || menu.line.planned < menu.line.most)
                Accessible.name: qsTr("One minute more")
                onClicked: menu.agenda.nudge(menu.line.number, 1, menu.longer)
            }
        }
        RkButton {
            objectName: "menuLonger"
            visible: menu.line !== null && menu.line.movable && !menu.line.last
            selected: menu.longer
            text: menu.longer ? qsTr("The end of the session moves") : qsTr("The end of the session stays")
            Accessible.description: qsTr("Press to change.")
            onClicked: menu.longer = !menu.longer
        }
        Said {
            visible: menu.line !== null && menu.line.movable
            text: menu.longer || menu.line?.last ? qsTr("The whole session gets longer or shorter.")
                : qsTr("The stages after it give or take the minutes.")
        }
        RkButton {
            id: go
            objectName: "menuGo"
            visible: menu.line !== null && !menu.line.now
            Layout.topMargin: Theme.gap1
            text: qsTr("Go there")
            onClicked: {
                menu.agenda.goTo(menu.line.number);
                menu.close();
            }
        }
        Said {
            objectName: "saidGo"
            visible: go.visible
            text: qsTr("Every stage stays as it is left, and you can come back.")
        }
        RkButton {
            objectName: "menuAgain"
            visible: menu.line !== null && menu.line.again.length > 0
            Layout.topMargin: Theme.gap1
            text: qsTr("Once more")
            Accessible.description: menu.line ? menu.line.again : ""
            onClicked: {
                menu.agenda.repeat(menu.line.number);
                menu.close();
            }
        }
        Said {
            objectName: "saidAgain"
            text: menu.line ? menu.line.again : ""
        }
        RkButton {
            objectName: "menuSkip"
            visible: menu.line !== null && menu.line.leaveOut.length > 0
            Layout.topMargin: Theme.gap1
            text: menu.line && menu.line.skipped ? qsTr("Take it up again") : qsTr("Skip")
            Accessible.description: menu.line ? menu.line.leaveOut : ""
            onClicked: {
                menu.agenda.skip(menu.line.number, !menu.line.skipped);
                menu.close();
            }
        }
        Said {
            objectName: "saidSkip"
            text: menu.line ? menu.line.leaveOut : ""
        }
    }

    component Said: RkText {
        Layout.fillWidth: true
        visible: text.length > 0
        color: Theme.soft
        font.pixelSize: Theme.label
    }
}
