pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import theme
import controls

// A format: its picture, how long it takes, what it is good for. Pressing it opens the sheet to start with it.
T.AbstractButton {
    id: tile

    required property var model
    required property string name
    required property string summary
    required property string goodFor
    required property int minutes
    required property int fewest
    required property int most
    required property var colors
    required property string columns
    required property string notWhen
    required property string trust
    required property string reason
    required property int sessions
    required property string other
    required property bool own
    property bool roomy: false
    property bool why: false
    // What the session is to help with, as the gallery's filters say it.
    readonly property var purposes: ({
        "act": qsTr("what to do"),
        "learn": qsTr("what to learn"),
        "mood": qsTr("how people are"),
        "look_ahead": qsTr("what lies ahead"),
        "incident": qsTr("an incident")
    })
    readonly property string because: reason === "easy" ? qsTr("Easy to begin with.")
        : reason === "other_purpose" ? qsTr("Unlike last time, it asks about %1.").arg(purposes[other] ?? "")
        : reason === "new" ? qsTr("New for this team.")
        : reason === "rested" ? qsTr("Last used %n session(s) ago.", "", sessions)
        : ""
    readonly property string key: model.id

    signal copied()
    signal changeAsked()

    objectName: "format:" + key
    implicitWidth: 196
    implicitHeight: content.implicitHeight + 2 * Theme.gap2
    padding: Theme.gap2
    focusPolicy: Qt.StrongFocus
    Accessible.name: qsTr("Start with %1").arg(name)
    Accessible.description: why ? because + " " + summary : summary
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: RkPanel {
        border.color: tile.hovered ? Theme.accent : Theme.line

        FocusRing {
            on: tile.visualFocus
            around: Theme.radiusCard
        }
    }
    contentItem: ColumnLayout {
        id: content
        spacing: 4

        FormatPicture {
            Layout.fillWidth: true
            colors: tile.colors
        }
        RkText {
            objectName: "because:" + tile.key
            Layout.fillWidth: true
            Layout.topMargin: 6
            visible: tile.why && text.length > 0
            text: tile.because
            color: Theme.accent
            weight: Font.DemiBold
            Accessible.ignored: true
        }
        RkText {
            Layout.fillWidth: true
            Layout.topMargin: tile.why ? 0 : 6
            text: tile.name
            weight: Font.DemiBold
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        RkText {
            Layout.fillWidth: true
            text: tile.roomy ? qsTr("%1 min · %2 to %3 people").arg(tile.minutes).arg(tile.fewest).arg(tile.most)
                : qsTr("%1 min · %2").arg(tile.minutes).arg(tile.goodFor)
            color: Theme.soft
            maximumLineCount: tile.roomy ? 1 : 3
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        RkText {
            Layout.fillWidth: true
            visible: tile.roomy
            text: tile.summary
            Accessible.ignored: true
        }
        RkText {
            Layout.fillWidth: true
            visible: tile.roomy
            text: tile.goodFor
            color: Theme.soft
            Accessible.ignored: true
        }
        RkText {
            Layout.fillWidth: true
            visible: tile.roomy
            text: tile.columns
            color: Theme.soft
            font.pixelSize: Theme.label
            Accessible.ignored: true
        }
        RkText {
            Layout.fillWidth: true
            visible: tile.roomy && tile.notWhen.length > 0
            text: qsTr("Not when: %1").arg(tile.notWhen)
            color: Theme.soft
            font.pixelSize: Theme.label
            Accessible.ignored: true
        }
        RkText {
            Layout.fillWidth: true
            visible: tile.roomy && tile.trust !== "any"
            text: tile.trust === "high" ? qsTr("Needs much trust.") : qsTr("Needs some trust.")
            color: Theme.soft
            font.pixelSize: Theme.label
            Accessible.ignored: true
        }
        Item { Layout.fillHeight: true }
        Flow {
            Layout.fillWidth: true
            Layout.topMargin: 4
            visible: tile.roomy
            spacing: Theme.gap1

            RkButton {
                objectName: "change:" + tile.key
                visible: tile.own
                pill: true
                text: qsTr("Change")
                Accessible.name: qsTr("Change %1").arg(tile.name)
                onClicked: tile.changeAsked()
            }
            RkButton {
                objectName: "copy:" + tile.key
                pill: true
                text: qsTr("Duplicate and change")
                Accessible.name: qsTr("Duplicate and change %1").arg(tile.name)
                onClicked: tile.copied()
            }
        }
    }
}
