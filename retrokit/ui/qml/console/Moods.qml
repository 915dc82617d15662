import QtQuick

// What the moods of a timeline are called.
QtObject {
    readonly property list<string> names: ["", qsTr("very hard"), qsTr("hard"), qsTr("mixed"), qsTr("good"), qsTr("very good")]

    function words(mood: int): string {
        return names[mood] ?? "";
    }
}
