import QtQuick
import theme

// A small whole number: less, the number itself to type, more. ``moved`` says what the person wants.
Row {
    id: stepper

    property int value: 0
    property int from: 0
    property int to: 999
    property string name: ""

    signal moved(int value)

    function want(value: int): void {
        const fit = Math.max(from, Math.min(to, value));
        if (fit !== stepper.value)
            moved(fit);
        field.text = fit;
    }

    spacing: Theme.gap1
    Accessible.role: Accessible.Grouping
    Accessible.name: name
    onValueChanged: if (!field.typed) field.text = value

    RkButton {
        objectName: stepper.objectName + ":less"
        width: Theme.touch
        text: "−"
        enabled: stepper.value > stepper.from
        Accessible.name: qsTr("Less: %1").arg(stepper.name)
        onClicked: stepper.want(stepper.value - 1)
    }
    RkField {
        id: field
        objectName: stepper.objectName + ":field"
        width: 72
        horizontalAlignment: TextInput.AlignHCenter
        inputMethodHints: Qt.ImhDigitsOnly
        validator: IntValidator { bottom: 0; top: 9999 }
        Accessible.name: stepper.name
        Component.onCompleted: text = stepper.value
        // Only what a person typed is a wish: a field that merely has the focus follows the value.
        property bool typed: false
        onTextEdited: typed = true
        onEditingFinished: {
            if (!typed)
                return;
            typed = false;
            stepper.want(text.length > 0 ? parseInt(text) : stepper.value);
        }
        Keys.onUpPressed: stepper.want(stepper.value + 1)
        Keys.onDownPressed: stepper.want(stepper.value - 1)
    }
    RkButton {
        objectName: stepper.objectName + ":more"
        width: Theme.touch
        text: "+"
        enabled: stepper.value < stepper.to
        Accessible.name: qsTr("More: %1").arg(stepper.name)
        onClicked: stepper.want(stepper.value + 1)
    }
}
