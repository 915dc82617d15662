pragma Singleton
import QtQuick

// The tokens of the look, once. Console and home use sizes as they are; the board multiplies them by its own unit.
QtObject {
    property bool dark: false
    property bool reducedMotion: false

    readonly property color paper: dark ? "#14171e" : "#f5f2ea"
    readonly property color ground: dark ? "#191d25" : "#efede2"
    readonly property color panel: dark ? "#1c2129" : "#fffdf8"
    readonly property color line: dark ? "#323945" : "#e2dccd"
    readonly property color ink: dark ? "#eef0f4" : "#1c2230"
    readonly property color soft: dark ? "#aab1be" : "#5d6472"
    // Never for anything one must read.
    readonly property color faint: dark ? "#737b89" : "#8d93a0"
    readonly property color accent: dark ? "#4fb8ae" : "#0b6e69"
    readonly property color accentInk: dark ? "#0c1514" : "#ffffff"
    readonly property color accentSoft: dark ? "#153a38" : "#d9ece9"
    readonly property color warn: dark ? "#f0a35c" : "#a84d08"
    readonly property color warnSoft: dark ? "#3a2816" : "#fbe8d6"
    // A code is scanned: dark on light, whatever the theme.
    readonly property color codeInk: "#1c2230"
    readonly property color codeGround: "#fffdf8"

    readonly property list<color> cards: dark
        ? ["#1f3a2a", "#46271f", "#22304f", "#3b3214", "#33284a", "#16363e"]
        : ["#d8ecd9", "#fadfd8", "#dbe5fa", "#f6eac4", "#e9dff5", "#d6edf2"]
    readonly property list<color> marks: dark
        ? ["#6cc08c", "#f0937c", "#8eabf5", "#dcb94a", "#bb9be6", "#66bfd3"]
        : ["#2f7d4a", "#b24a33", "#3b5fc0", "#8f6b00", "#7048a8", "#1c7489"]

    // Columns count from 1 to 6; a seventh begins again.
    function card(column: int): color {
        return cards[(Math.max(1, column) - 1) % cards.length];
    }

    function mark(column: int): color {
        return marks[(Math.max(1, column) - 1) % marks.length];
    }

    // Type: pixels, on the board pixels at 1080 lines.
    readonly property int boardTitle: 52
    readonly property int boardColumn: 32
    readonly property int boardCard: 24
    readonly property int boardSmall: 22
    readonly property int boardLeast: 18
    readonly property int title: 30
    readonly property int heading: 20
    readonly property int say: 18
    readonly property int body: 15
    readonly property int label: 13

    // Space, in steps of 4.
    readonly property int gap1: 8
    readonly property int gap2: 12
    readonly property int gap3: 16
    readonly property int gap4: 24
    readonly property int gap5: 32
    readonly property int gap6: 48
    readonly property int gap7: 64
    readonly property int radiusControl: 10
    readonly property int radiusCard: 14
    readonly property int radiusPanel: 20
    readonly property int radiusWide: 28
    readonly property int touch: 44

    // Milliseconds. Things that move take ``move`` or ``slow`` and stand still with reduced motion; fades stay.
    readonly property int fade: 160
    readonly property int move: reducedMotion ? 0 : 220
    readonly property int slow: reducedMotion ? 0 : 300
    readonly property int pageTurn: 9000
}
