import QtQuick

// For what cannot be undone: the first press asks, a second within five seconds does it.
RkButton {
    id: control

    property string sureText: qsTr("Press again")
    property string calmText: ""
    property bool asked: false

    signal sure()

    text: asked ? sureText : calmText
    onClicked: {
        if (asked)
            sure();
        asked = !asked;
    }

    Timer {
        interval: 5000
        running: control.asked
        onTriggered: control.asked = false
    }
}
