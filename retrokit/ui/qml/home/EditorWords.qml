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
        "say_after": qsTr("What to say afterwards"),
        "choices": qsTr("Answers to choose from, one a line"),
        "numbers": qsTr("The number each answer counts"),
        "items": qsTr("What is asked about, one a line"),
        "ask_about": qsTr("It asks about"),
        "pass_allowed": qsTr("People are told that they may pass"),
        "boxes": qsTr("Minutes of a topic and of its extensions"),
        "axes": qsTr("Axis"),
        "low": qsTr("word for the low end"),
        "high": qsTr("word for the high end"),
        "picture": qsTr("What the axes make"),
        "corners": qsTr("Names of the four corners, one a line"),
        "first": qsTr("The corner that comes first"),
        "stages.columns": qsTr("Ids of the columns it writes in, one a line"),
        "aside": qsTr("What is written stays aside"),
        "draws": qsTr("It draws a question of this mood"),
        "timeline": qsTr("Cards have a day and a mood"),
        "rounds": qsTr("Rounds"),
        "run_offs": qsTr("Rounds of voting"),
        "pad": qsTr("Notes stay on the phone"),
        "build": qsTr("Phones show three cards to go on from")
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
        "kind.ask": qsTr("Ask"),
        "kind.place": qsTr("Place"),
        "ask_about.items": qsTr("its own list"),
        "ask_about.topics": qsTr("the topics of the board"),
        "picture.grid": qsTr("a grid"),
        "picture.forces": qsTr("a field of forces"),
        "first.top-left": qsTr("top left"),
        "first.top-right": qsTr("top right"),
        "first.bottom-left": qsTr("bottom left"),
        "first.bottom-right": qsTr("bottom right"),
        "draws.light": qsTr("light"),
        "draws.work": qsTr("work"),
        "draws.look_back": qsTr("looking back"),
        "draws.look_ahead": qsTr("looking ahead"),
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
        const [list, at, name] = key.split(".");
        if (name !== undefined)
            return qsTr("%1 %2: %3").arg(field(section, list)).arg(Number(at) + 1).arg(field(section, name));
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
