pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Nobody has come yet: what to look at, one thing at a time, from the likeliest to the last resort.
RkPanel {
    id: panel

    required property var desk
    readonly property var ladder: desk.ladder
    readonly property var join: desk.join

    readonly property var questions: ({
        network: qsTr("Are the phones in the same network as this laptop?"),
        guests: qsTr("Does the network keep its guests apart?"),
        firewall: qsTr("Does this laptop's firewall let phones in?"),
        vpn: qsTr("Is a VPN on?"),
        hotspot: qsTr("Then let this laptop be the network"),
    })

    function answer(rung: string): string {
        switch (rung) {
        case "network":
            return qsTr("Look up the Wi-Fi's name on one phone and on this laptop. Mobile data does not lead here. If the Wi-Fi has no internet, Android may quietly use mobile data: people tap “Stay connected” when it asks.")
                + " " + (join.addresses.length > 1 ? qsTr("Phones should reach %1; another address can be chosen below.").arg(ladder.place)
                                                   : qsTr("Phones should reach %1.").arg(ladder.place));
        case "guests":
            return qsTr("Guest and company networks often let each device reach the internet, but not one another. The page then loads for ever, on every phone. Nothing on this laptop can change that: take another network, ask whoever runs it to switch off client isolation, or go on to the hotspot.");
        case "firewall":
            return ladder.platform === "windows" ? qsTr("Windows asks once. Whoever pressed Cancel then made a rule that blocks, and it never asks again. Open PowerShell as administrator and paste these two lines: the first removes that rule, the second lets phones in. Then load the page again on a phone.")
                : ladder.platform === "macos" ? qsTr("System Settings → Network → Firewall → Options: Python or retrokit must say “Allow incoming connections”, and “Block all incoming connections” must be off. The same in a terminal:")
                : qsTr("Ubuntu and others have ufw, Fedora and openSUSE have firewalld. The line for yours lets phones in; with firewalld it holds until the next restart. If a line says that the command was not found, or that it is not running, it is not the firewall.");
        case "vpn":
            return qsTr("A VPN on this laptop or on a phone can lead the way elsewhere, also one that the company switches on by itself. Switch it off on both while the session lasts, or leave it and use the hotspot.");
        default:
            return qsTr("A hotspot has no guest rules and nobody else in it. The board then shows two codes: first the Wi-Fi, then the room.");
        }
    }

    function commands(): list<var> {
        if (ladder.rung !== "firewall")
            return [];
        const program = ladder.program;
        if (ladder.platform === "windows")
            return [
                { name: qsTr("Remove the rule that blocks"), text: `Get-NetFirewallApplicationFilter -Program "${program}" | Get-NetFirewallRule | Where-Object Action -eq Block | Remove-NetFirewallRule` },
                { name: qsTr("Let phones in"), text: `New-NetFirewallRule -DisplayName retrokit -Direction Inbound -Action Allow -Protocol TCP -LocalPort ${ladder.port} -Program "${program}"` },
            ];
        if (ladder.platform === "macos")
            return [{ name: qsTr("Let phones in"), text: `sudo /usr/libexec/ApplicationFirewall/socketfilterfw --add "${program}" --unblockapp "${program}"` }];
        return [
            { name: "ufw", text: `sudo ufw allow ${ladder.port}/tcp` },
            { name: "firewalld", text: `sudo firewall-cmd --add-port=${ladder.port}/tcp` },
        ];
    }

    implicitHeight: column.implicitHeight + 2 * Theme.gap3
    Accessible.role: Accessible.Grouping
    Accessible.name: title.text

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
        spacing: Theme.gap1

        RkText {
            id: title
            Layout.fillWidth: true
            text: qsTr("No phone has arrived yet. What it may be, %1 of %2").arg(panel.ladder.number).arg(panel.ladder.count)
            color: Theme.soft
        }
        RkText {
            objectName: "ladderQuestion"
            Layout.fillWidth: true
            text: panel.questions[panel.ladder.rung]
            font.pixelSize: Theme.heading
            weight: Font.DemiBold
        }
        RkText {
            objectName: "ladderAnswer"
            Layout.fillWidth: true
            text: panel.answer(panel.ladder.rung)
        }
        Repeater {
            model: panel.commands()

            RowLayout {
                id: entry
                required property var modelData
                required property int index
                Layout.fillWidth: true
                spacing: Theme.gap2

                RkText {
                    Layout.preferredWidth: 96
                    text: entry.modelData.name
                    color: Theme.soft
                }
                CommandLine {
                    objectName: "command:" + entry.index
                    Layout.fillWidth: true
                    name: entry.modelData.name
                    text: entry.modelData.text
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.gap1

            RkButton {
                objectName: "ladderFurther"
                visible: panel.ladder.number < panel.ladder.count
                text: qsTr("Still nobody: what else?")
                onClicked: panel.ladder.further()
            }
            RkButton {
                objectName: "ladderHotspot"
                visible: panel.ladder.number === panel.ladder.count
                text: qsTr("Use a hotspot of this laptop")
                onClicked: panel.desk.hotspot.open()
            }
            RkButton {
                objectName: "ladderBack"
                visible: panel.ladder.number > 1
                quiet: true
                text: qsTr("One step back")
                onClicked: panel.ladder.back()
            }
        }
    }
}
