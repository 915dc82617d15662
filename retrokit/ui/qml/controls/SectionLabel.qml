import QtQuick
import theme

// A quiet heading over a part of a window.
RkText {
    color: Theme.soft
    font.pixelSize: Theme.label
    weight: 600
    font.letterSpacing: 0.8
    font.capitalization: Font.AllUppercase
    Accessible.role: Accessible.Heading
}
