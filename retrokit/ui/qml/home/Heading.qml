pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A heading over a part of a page.
RkText {
    width: parent ? parent.width : implicitWidth
    topPadding: Theme.gap1
    font.pixelSize: Theme.say
    weight: Font.DemiBold
    Accessible.role: Accessible.Heading
}
