import QtQuick
import theme

// A join code on light ground in both themes, with the light around it that cameras need. Each of its ``modules`` is a
// whole square of pixels, and no camera in a room finds one of fewer than three.
Rectangle {
    id: code

    property real side: 112
    property int modules: 0
    property string source: ""
    readonly property int drawn: modules * Math.max(3, Math.floor(side / Math.max(1, modules)))

    width: side
    height: side
    radius: side * 0.04
    color: Theme.codeGround
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Code to scan with a phone's camera")

    Image {
        objectName: "modules"
        anchors.centerIn: parent
        source: code.source
        sourceSize: Qt.size(code.drawn, code.drawn)
        smooth: false
        cache: false
    }
}
