import QtQuick
import theme

// A join code on light ground in both themes, drawn for exactly the pixels it has.
Rectangle {
    id: code

    property real side: 112
    property string source: ""

    width: side
    height: side
    radius: side * 0.04
    color: Theme.codeGround
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Code to scan with a phone's camera")

    Image {
        anchors.centerIn: parent
        source: code.source
        sourceSize: Qt.size(Math.floor(code.side), Math.floor(code.side))
        smooth: false
        cache: false
    }
}
