import QtQuick
import theme
import controls

// What the picture does not show, and how to read what it does.
RkText {
    required property var body
    property real u: 1
    property bool cross: false

    objectName: "placeRest"
    topPadding: 12 * u
    text: [
        cross ? qsTr("A dot is the middle of our answers, its cross covers half of them.")
            : qsTr("An arrow is as thick as the middle of our answers, its pale edge goes up to where half of them end."),
        body.few > 0 ? qsTr("%n topic(s): too few to show.", "", body.few) : "",
        body.more > 0 ? qsTr("%n more on the phones.", "", body.more) : ""
    ].filter(words => words.length > 0).join(" ")
    color: Theme.soft
    font.pixelSize: Math.round(Theme.boardSmall * u)
}
