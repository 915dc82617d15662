import QtQuick
import QtQuick.Layouts
import theme
import controls

// What the editor asks before something is lost, and under which name to save a copy.
Item {
    id: questions

    required property var editor

    AskSheet {
        name: "discard"
        asked: questions.editor.asking === "discard"
        question: qsTr("Leave without saving?")
        words: qsTr("What you changed in %1 is not saved.").arg(questions.editor.name)
        yes: qsTr("Leave without saving")
        no: qsTr("Go on editing")
        onAgreed: questions.editor.discard()
        onDeclined: questions.editor.cancel()
    }
    AskSheet {
        name: "saveAs"
        asked: questions.editor.asking === "name"
        question: qsTr("Save as another format")
        yes: qsTr("Save")
        sure: questions.editor.askedId.length > 0
        onAgreed: questions.editor.saveAs()
        onDeclined: questions.editor.cancel()
        onOpened: {
            newName.text = questions.editor.askedName;
            newName.forceActiveFocus(Qt.TabFocusReason);
            newName.selectAll();
        }

        RkText {
            text: qsTr("Its name")
            color: Theme.soft
        }
        RkField {
            id: newName
            objectName: "saveAsName"
            Layout.fillWidth: true
            maximumLength: 40
            Accessible.name: qsTr("Its name")
            onTextEdited: questions.editor.offerName(text)
            onAccepted: if (questions.editor.askedId.length > 0) questions.editor.saveAs()
        }
        RkText {
            objectName: "saveAsFile"
            Layout.fillWidth: true
            text: questions.editor.askedId.length > 0 ? qsTr("The file will be called %1.toml.").arg(questions.editor.askedId) : qsTr("It needs a name.")
            color: Theme.soft
            font.pixelSize: Theme.label
        }
    }
}
