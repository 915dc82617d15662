import QtQuick
import QtQuick.Shapes
import theme

// The time left, as ring and digits. While running it counts on from ``leftMs`` by itself; a new ``stamp`` (any
// change) tells it that the figures are fresh, also when they happen to be equal to the last ones.
Item {
    id: ring

    property string timerState: "idle" // idle, running, paused, asleep, over
    property int leftMs: 0
    property int totalMs: 0
    property int stamp: 0
    property string name: qsTr("Time left")
    property real thickness: width / 13
    property double anchor: Date.now()
    property int shownMs: leftMs

    readonly property real part: totalMs > 0 ? Math.min(1, shownMs / totalMs) : 0
    readonly property bool over: timerState === "over"
    readonly property int seconds: Math.ceil(shownMs / 1000)
    readonly property string digits: Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0")
    readonly property string word: timerState === "paused" ? qsTr("paused")
        : timerState === "asleep" ? qsTr("asleep") : timerState === "over" ? qsTr("time is up") : ""

    function start(): void {
        anchor = Date.now();
        shownMs = leftMs;
    }

    implicitWidth: 96
    implicitHeight: width
    onLeftMsChanged: start()
    onTimerStateChanged: start()
    onStampChanged: start()
    Component.onCompleted: start()
    Accessible.role: Accessible.Indicator
    Accessible.name: word.length > 0 ? name + " " + digits + ", " + word : name + " " + digits

    Timer {
        running: ring.timerState === "running" && ring.visible && ring.shownMs > 0
        interval: 100
        repeat: true
        onTriggered: ring.shownMs = Math.max(0, ring.leftMs - (Date.now() - ring.anchor))
    }

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: ring.thickness
            // Over looks like nothing else in black and white too: a full disc with a dashed rim.
            strokeColor: ring.over ? Theme.warn : Theme.line
            strokeStyle: ring.over ? ShapePath.DashLine : ShapePath.SolidLine
            dashPattern: [1.6, 0.9]
            capStyle: ShapePath.FlatCap
            fillColor: ring.over ? Theme.warnSoft : "transparent"
            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: (ring.width - ring.thickness) / 2
                radiusY: (ring.height - ring.thickness) / 2
                startAngle: -90
                sweepAngle: 360
            }
        }
        ShapePath {
            strokeWidth: ring.part > 0 ? ring.thickness : -1
            strokeColor: ring.timerState === "running" || ring.timerState === "idle" ? Theme.accent : Theme.faint
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: (ring.width - ring.thickness) / 2
                radiusY: (ring.height - ring.thickness) / 2
                startAngle: -90
                sweepAngle: 360 * ring.part
            }
        }
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 3 * ring.thickness

        Text {
            width: parent.width
            visible: !ring.over
            text: ring.digits
            textFormat: Text.PlainText
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Math.max(1, ring.width * (ring.digits.length > 4 ? 0.235 : 0.265))
            font.variableAxes: ({ "wght": 700 })
            color: Theme.ink
            Accessible.ignored: true
        }
        Text {
            width: parent.width
            // Once the time is up these words are all there is to read.
            height: ring.width * (ring.over ? 0.56 : 0.2)
            visible: text.length > 0
            text: ring.word
            textFormat: Text.PlainText
            wrapMode: ring.over ? Text.WordWrap : Text.NoWrap
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            font.pixelSize: Math.max(1, ring.width * (ring.over ? 0.2 : 0.14))
            font.variableAxes: ({ "wght": ring.over ? 700 : 400 })
            fontSizeMode: ring.over ? Text.Fit : Text.HorizontalFit
            minimumPixelSize: 8
            color: ring.over ? Theme.warn : Theme.soft
            Accessible.ignored: true
        }
    }
}
