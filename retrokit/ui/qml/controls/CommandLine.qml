import QtQuick
import QtQuick.Layouts
import theme

// Words to be typed or pasted elsewhere exactly as they are.
RowLayout {
    id: line

    property string text: ""
    property string name: ""

    spacing: Theme.gap1

    RkField {
        id: words
        objectName: line.objectName + ":words"
        Layout.fillWidth: true
        Layout.preferredWidth: 200
        readOnly: true
        text: line.text
        Accessible.name: line.name
    }
    RkButton {
        objectName: line.objectName + ":copy"
        text: qsTr("Copy")
        Accessible.name: qsTr("Copy: %1").arg(line.name)
        onClicked: {
            words.selectAll();
            words.copy();
        }
    }
}
