pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A revealed card; a click or Space on it offers to take it off the board.
Column {
    id: holder

    required property var card
    property string columnName: ""
    property int column: 1
    property bool attended: false
    property bool ownsKeys: true

    signal asked()
    signal removed()

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
    SureButton {
        objectName: "remove:" + holder.card.id
        visible: holder.attended
        calmText: qsTr("Take off the board")
        sureText: qsTr("Take off: press again")
        width: Math.min(implicitWidth, parent.width)
        onSure: holder.removed()
    }
}
