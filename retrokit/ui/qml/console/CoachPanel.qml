pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// What to do when. What counts and clocks say is so now comes first, in full where there is room; the rest waits under
// its titles. Never on the board.
RkPanel {
    id: panel

    required property var desk
    property bool low: false
    property real most: 200
    // In a low window, and beside the list, what is held up is folded as well: the stage needs its room.
    readonly property bool compact: low || coach.listed
    readonly property var coach: desk.coach
    readonly property int margin: low ? Theme.gap1 : 20
    readonly property bool held: coach.raised.count > 0

    objectName: "coachPanel"
    implicitHeight: column.implicitHeight + 2 * column.anchors.topMargin
    radius: Theme.radiusPanel
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("If it happens")

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors { leftMargin: 20; rightMargin: panel.margin; topMargin: panel.low || !panel.held ? 4 : Theme.gap2 }
        spacing: panel.low ? 4 : Theme.gap1

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap1

            SectionLabel {
                Layout.fillWidth: !folded.visible
                text: qsTr("If it happens")
            }
            // Held up, but folded.
            Flow {
                id: folded
                Layout.fillWidth: true
                Layout.preferredWidth: 120
                visible: panel.compact && panel.held
                spacing: Theme.gap1

                Repeater {
                    model: panel.compact ? panel.coach.raised : null

                    RkButton {
                        required property var model
                        objectName: "raised:" + model.id
                        pill: true
                        selected: model.open === true
                        text: "• " + model.title
                        Accessible.name: model.title
                        Accessible.description: model.open ? qsTr("open") : qsTr("folded")
                        onClicked: panel.coach.toggle(model.id)
                    }
                }
            }
            RkButton {
                objectName: "coachList"
                visible: panel.coach.rest.count > 0
                quiet: true
                leftPadding: Theme.gap1
                rightPadding: Theme.gap1
                text: panel.coach.listed ? qsTr("Less") : qsTr("When... (%1)").arg(panel.coach.rest.count)
                Accessible.name: panel.coach.listed ? qsTr("Fewer hints") : qsTr("%n more hint(s)", "", panel.coach.rest.count)
                onClicked: panel.coach.toggleList()
            }
        }
        Repeater {
            model: panel.coach.raised

            CoachHint {
                required property var model
                hintId: model.id
                title: model.title
                line: model.line
                advice: model.advice
                coach: panel.coach
                low: panel.low
                visible: !panel.compact || model.open === true
                Layout.fillWidth: true
                Layout.rightMargin: Theme.gap1
            }
        }
        Loader {
            active: panel.coach.listed
            visible: active
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min((item as Scroller)?.contentHeight ?? 0, panel.most)
            Layout.leftMargin: -5
            Layout.rightMargin: -13
            Layout.bottomMargin: 4

            sourceComponent: Scroller {
                objectName: "coachTitles"

                Flow {
                    width: parent?.width ?? 0
                    spacing: Theme.gap1

                    Repeater {
                        model: panel.coach.rest

                        RkButton {
                            required property var model
                            objectName: "hint:" + model.id
                            pill: true
                            selected: model.open === true
                            text: model.title
                            Accessible.description: model.open ? qsTr("open") : qsTr("folded")
                            onClicked: panel.coach.toggle(model.id)
                        }
                    }
                }
            }
        }
        CoachHint {
            objectName: "openHint"
            title: panel.coach.openTitle
            line: panel.coach.openLine
            advice: panel.coach.openAdvice
            coach: panel.coach
            low: panel.low
            visible: panel.coach.listed && line.length > 0
            Layout.fillWidth: true
            Layout.rightMargin: Theme.gap1
        }
    }
}
