pragma ComponentBehavior: Bound
import QtQuick
import controls

// A format to choose on the start sheet.
RkButton {
    required property var model
    required property string name
    property string chosen: ""
    readonly property string key: model.id

    objectName: "pick:" + key
    pill: true
    selected: chosen === key
    font.variableAxes: ({ "wght": selected ? 600 : 400 })
    text: name
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: selected
}
