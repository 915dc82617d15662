import QtQml
import theme

// Puts the looks of this machine on the theme of all windows.
QtObject {
    required property bool dark
    required property bool reducedMotion

    Component.onCompleted: {
        Theme.dark = dark;
        Theme.reducedMotion = reducedMotion;
    }
}
