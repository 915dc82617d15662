import QtQuick
import theme
import controls

// The room is open: what this is about, how to join, how many are here.
Item {
    id: lobby

    required property var board
    property real u: 1
    readonly property bool tickets: board.door === "tickets"
    readonly property bool twoCodes: board.join.wifiImage.length > 0
    readonly property string invitation: twoCodes && tickets ? qsTr("Point your phone's camera at this code, then at your ticket.") + "\n" + stay
        : twoCodes ? qsTr("Point your phone's camera at the first code, then at the second.") + "\n" + stay
        : tickets ? qsTr("Draw a ticket and point your phone's camera at it.") : qsTr("Point your phone's camera at the code.")
    readonly property string stay: qsTr("If your phone says that this Wi-Fi has no internet, tap “Stay connected”.")

    Column {
        anchors { left: parent.left; leftMargin: (lobby.twoCodes ? 96 : 124) * lobby.u; right: lobby.twoCodes ? both.left : panel.left; rightMargin: (lobby.twoCodes ? 64 : 96) * lobby.u }
        anchors.verticalCenter: parent.verticalCenter
        spacing: 28 * lobby.u

        RkText {
            width: parent.width
            text: qsTr("%1 · %2 · %3").arg(lobby.board.team).arg(lobby.board.format)
                .arg(qsTr("%n minute(s)", "", lobby.board.minutes))
            color: Theme.soft
            font.pixelSize: Math.round(Theme.boardSmall * lobby.u)
        }
        RkText {
            objectName: "lobbyTitle"
            width: parent.width
            height: Math.min(implicitHeight, 400 * lobby.u)
            text: lobby.board.heading || lobby.board.title
            weight: 700
            font.pixelSize: Math.round(80 * lobby.u)
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.round(40 * lobby.u)
            maximumLineCount: 4
            elide: Text.ElideRight
            lineHeight: 0.95
            Accessible.role: Accessible.Heading
        }
        RkText {
            width: parent.width
            text: lobby.invitation + "\n" + qsTr("No app, no account, no name.") + "\n"
                + qsTr("Nothing kept on this laptop says who wrote a card.")
            color: Theme.soft
            font.pixelSize: Math.round(30 * lobby.u)
            lineHeight: 1.1
        }
        Row {
            spacing: 20 * lobby.u
            topPadding: 24 * lobby.u

            RkText {
                id: number
                objectName: "phones"
                text: lobby.board.phones
                weight: 700
                font.pixelSize: Math.round(72 * lobby.u)
            }
            Column {
                anchors.verticalCenter: number.verticalCenter

                RkText {
                    text: qsTr("phone(s) are here", "", lobby.board.phones)
                    color: Theme.soft
                    font.pixelSize: Math.round(28 * lobby.u)
                }
                RkText {
                    visible: lobby.board.headcount > 0
                    text: qsTr("the facilitator counts %n people", "", lobby.board.headcount)
                    color: Theme.soft
                    font.pixelSize: Math.round(28 * lobby.u)
                }
            }
        }
    }

    TwoCodes {
        id: both
        objectName: "twoCodes"
        anchors { right: parent.right; rightMargin: 96 * lobby.u; verticalCenter: parent.verticalCenter }
        visible: lobby.twoCodes
        board: lobby.board
        u: lobby.u
    }

    RkPanel {
        id: panel
        objectName: "joinPanel"
        visible: !lobby.twoCodes
        anchors { right: parent.right; rightMargin: 124 * lobby.u; verticalCenter: parent.verticalCenter }
        width: 640 * lobby.u
        height: column.height + 104 * lobby.u
        radius: Theme.radiusWide * lobby.u

        Column {
            id: column
            anchors.centerIn: parent
            width: parent.width - 64 * lobby.u
            spacing: 16 * lobby.u

            CodeImage {
                objectName: "joinCode"
                anchors.horizontalCenter: parent.horizontalCenter
                visible: source.length > 0 && !lobby.tickets
                side: 560 * lobby.u
                modules: lobby.board.join.modules
                source: lobby.board.join.image
            }
            RkText {
                objectName: "drawTicket"
                width: parent.width
                visible: lobby.tickets
                text: qsTr("Draw a ticket and scan it")
                horizontalAlignment: Text.AlignHCenter
                weight: 700
                font.pixelSize: Math.round(56 * lobby.u)
            }
            RkText {
                width: parent.width
                visible: lobby.tickets
                text: qsTr("Each ticket lets one phone in, once. Nobody knows which one is yours.")
                horizontalAlignment: Text.AlignHCenter
                color: Theme.soft
                font.pixelSize: Math.round(28 * lobby.u)
                lineHeight: 1.1
            }
            RkText {
                width: parent.width
                visible: lobby.board.join.image.length === 0
                text: qsTr("No network yet: nobody can join. The console says what helps.")
                horizontalAlignment: Text.AlignHCenter
                color: Theme.soft
                font.pixelSize: Math.round(28 * lobby.u)
            }
            RkText {
                width: parent.width
                visible: lobby.board.join.url.length > 0 && !lobby.tickets
                topPadding: 12 * lobby.u
                text: qsTr("or type %1").arg(lobby.board.join.url)
                horizontalAlignment: Text.AlignHCenter
                weight: 600
                font.pixelSize: Math.round(32 * lobby.u)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(20 * lobby.u)
            }
            RkText {
                width: parent.width
                visible: lobby.board.join.code.length > 0 && !lobby.tickets
                text: qsTr("and the code %1").arg(lobby.board.join.code)
                horizontalAlignment: Text.AlignHCenter
                weight: 600
                font.pixelSize: Math.round(32 * lobby.u)
            }
            RkText {
                objectName: "locked"
                width: parent.width
                visible: lobby.board.door === "locked"
                text: qsTr("The room is locked: only phones that were here before come in.")
                horizontalAlignment: Text.AlignHCenter
                color: Theme.soft
                font.pixelSize: Math.round(28 * lobby.u)
            }
            RkText {
                width: parent.width
                visible: lobby.board.join.wifi.length > 0
                text: qsTr("Wi-Fi: %1").arg(lobby.board.join.wifi)
                horizontalAlignment: Text.AlignHCenter
                color: Theme.soft
                font.pixelSize: Math.round(Theme.boardSmall * lobby.u)
            }
        }
    }
}
