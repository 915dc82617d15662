import QtQuick

// What the keys of a format are called, one line each. A key or a kind that has no line goes by its own name.
QtObject {
    readonly property var fields: ({
        "name": qsTr("Name"),
        "summary": qsTr("What it is, in one sentence"),
        "when": qsTr("When it helps"),
        "not_when": qsTr("When another one is better"),
        "purpose": qsTr("It is to help us"),
        "trust": qsTr("Trust it needs in the team"),
        "people": qsTr("How many people it is good for"),
        "columns.prompt": qsTr("Question"),
        "color": qsTr("Colour"),
        "examples": qsTr("Examples of cards, one a line"),
        "kind": qsTr("What happens in it"),
        "stages.name": qsTr("Word in the agenda"),
        "heading": qsTr("Large on the board and on the phones"),
        "stages.prompt": qsTr("A sentence under it"),
        "minutes": qsTr("Minutes"),
        "say": qsTr("What to say"),
        "watch": qsTr("What to watch for"),
        "points": qsTr("Lines shown to all, one a line"),
        "after": qsTr("Large on the board afterwards"),
        "say_after": qsTr("What to say afterwards")
    })
    readonly property var choices: ({
        "kind.look_back": qsTr("Look back"),
        "kind.welcome": qsTr("Set the stage"),
        "kind.collect": qsTr("Gather"),
        "kind.group": qsTr("Group"),
        "kind.vote": qsTr("Vote"),
        "kind.discuss": qsTr("Discuss"),
        "kind.decide": qsTr("Decide"),
        "kind.rate": qsTr("Rate"),
        "trust.any": qsTr("little"),
        "trust.some": qsTr("some"),
        "trust.high": qsTr("much"),
        "purpose.act": qsTr("act"),
        "purpose.learn": qsTr("learn"),
        "purpose.mood": qsTr("say how we are"),
        "purpose.look_ahead": qsTr("look ahead"),
        "purpose.incident": qsTr("after an incident")
    })
    readonly property list<string> colors: [qsTr("green"), qsTr("red"), qsTr("blue"), qsTr("yellow"), qsTr("violet"), qsTr("turquoise")]

    function field(section: string, key: string): string {
        return fields[section + "." + key] ?? fields[key] ?? plain(key);
    }

    // What the reader says of a key, with the words that stand over its field.
    function told(fault: string, section: string, key: string): string {
        return key.length > 0 ? fault.replace("\"" + key + "\"", "“" + field(section, key) + "”") : fault;
    }

    function choice(key: string, value: string): string {
        return choices[key + "." + value] ?? plain(value);
    }

    function plain(key: string): string {
        const words = key.replace(/_/g, " ");
        return words.charAt(0).toUpperCase() + words.slice(1);
    }
}
