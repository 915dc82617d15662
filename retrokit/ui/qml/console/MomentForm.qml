pragma ComponentBehavior: Bound
import QtQuick
import controls

// The day and the mood of a card on the board, changed by the facilitator: a day as 2026-11-03.
Column {
    id: form

    required property string cardId
    required property string when
    required property int mood

    signal saved(when: string, mood: int)

    spacing: 6

    RkField {
        id: day
        objectName: "day:" + form.cardId
        width: parent.width
        text: form.when
        placeholderText: qsTr("Day, like 2026-11-03")
        Accessible.name: qsTr("The day of this card, like 2026-11-03")
        onEditingFinished: if (text !== form.when) form.saved(text, form.mood)
    }
    Flow {
        width: parent.width
        spacing: 4

        Repeater {
            model: [1, 2, 3, 4, 5]

            RkButton {
                required property int modelData

                objectName: "mood:" + form.cardId + ":" + modelData
                text: moods.words(modelData)
                selected: form.mood === modelData
                onClicked: form.saved(day.text, form.mood === modelData ? 0 : modelData)
            }
        }
    }
    Moods { id: moods }
}
