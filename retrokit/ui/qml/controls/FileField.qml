import QtQuick
import QtQuick.Layouts
import theme

// A file by its path: typed, or chosen in the system's dialog. ``chosen`` says what the person wants.
RowLayout {
    id: field

    property string path: ""
    property string name: ""

    signal chosen(string path)
    signal picked(url file)

    spacing: Theme.gap1
    onPathChanged: words.text = path

    RkField {
        id: words
        objectName: field.objectName + ":path"
        Layout.fillWidth: true
        Layout.preferredWidth: 200
        placeholderText: field.name
        Accessible.name: field.name
        Component.onCompleted: text = field.path
        onEditingFinished: if (text !== field.path) field.chosen(text)
    }
    RkButton {
        objectName: field.objectName + ":choose"
        text: qsTr("Choose …")
        Accessible.name: qsTr("Choose: %1").arg(field.name)
        onClicked: {
            dialog.active = false;
            dialog.active = true;
        }
    }
    Loader {
        id: dialog
        active: false
        visible: false
        source: "PickFile.qml"
    }
    Connections {
        target: dialog.item
        ignoreUnknownSignals: true
        function onPicked(file: url): void {
            field.picked(file);
        }
    }
}
