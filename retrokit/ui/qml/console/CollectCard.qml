pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A revealed card; a click or Space on it offers to take it off the board.
Column {
    id: holder

    required property var card
    property var dated: null
    property string columnName: ""
    property int column: 1
    property bool attended: false
    property bool ownsKeys: true

    signal asked()
    signal removed()
    signal moved(when: string, mood: int)

    objectName: "card:" + card.id
    spacing: 4
    activeFocusOnTab: true
    Keys.onSpacePressed: asked()
    Keys.onReturnPressed: asked()
    Accessible.role: Accessible.Button
    Accessible.name: columnName + ": " + card.text
    Accessible.onPressAction: asked()

    CardTile {
        width: parent?.width ?? 0
        text: holder.card.text
        column: holder.column
        size: Theme.body
        lines: 8
        open: holder.attended
        selected: holder.attended

        MouseArea {
            anchors.fill: parent
            onClicked: holder.asked()
        }
        FocusRing {
            on: holder.activeFocus
            around: Theme.radiusCard
        }
    }
    RkText {
        width: parent.width
        visible: holder.dated !== null && !holder.attended && text !== ""
        text: holder.dated ? [holder.dated.when, moods.words(holder.dated.mood)].filter(Boolean).join(" · ") : ""
        color: Theme.soft
        font.pixelSize: Theme.label
    }
    Loader {
        active: holder.dated !== null && holder.attended
        width: parent.width
        sourceComponent: MomentForm {
            cardId: holder.card.id
            when: holder.dated.when
            mood: holder.dated.mood
            onSaved: (when, mood) => holder.moved(when, mood)
        }
    }
    Moods { id: moods }
    SureButton {
        objectName: "remove:" + holder.card.id
        visible: holder.attended
        calmText: qsTr("Take off the board")
        sureText: qsTr("Take off: press again")
        width: Math.min(implicitWidth, parent.width)
        onSure: holder.removed()
    }
}
