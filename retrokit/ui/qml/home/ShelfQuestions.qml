import QtQuick

// What is asked before a format goes, and before one comes in under another id.
Item {
    id: questions

    required property var shelf

    AskSheet {
        name: "removeFormat"
        asked: questions.shelf.asking === "remove"
        question: qsTr("Remove %1?").arg(questions.shelf.askedName)
        words: qsTr("It is no longer among the formats. Its file is kept under another name, and sessions that used it stay as they are.")
        yes: qsTr("Remove")
        onAgreed: questions.shelf.confirm()
        onDeclined: questions.shelf.cancel()
    }
    AskSheet {
        name: "importFormat"
        asked: questions.shelf.asking === "import"
        question: qsTr("Take in %1 under another id?").arg(questions.shelf.askedName)
        words: qsTr("There is a format with its id already. Nothing is overwritten: this one would be called %1.").arg(questions.shelf.askedId)
        yes: qsTr("Take it in")
        onAgreed: questions.shelf.confirm()
        onDeclined: questions.shelf.cancel()
    }
}
