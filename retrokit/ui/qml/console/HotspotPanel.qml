pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Where the network is hostile or keeps phones apart: this laptop's own Wi-Fi, and both codes on the board.
RkPanel {
    id: panel

    required property var desk
    readonly property var hotspot: desk.hotspot
    readonly property bool wide: width > 640
    readonly property var faults: ({
        no_name: qsTr("The network needs a name."),
        long_name: qsTr("The name is too long for a Wi-Fi."),
        short: qsTr("The passphrase needs at least 8 characters."),
        long: qsTr("The passphrase may have 63 characters at most."),
        letters: qsTr("The passphrase may have letters without accents, figures and signs of an English keyboard only."),
    })

    function steps(): list<string> {
        const last = qsTr("If that does not work here, a phone's hotspot does the same: join it with this laptop and type its name and passphrase below.");
        if (hotspot.platform === "windows")
            return [
                qsTr("Settings → Network & internet → Mobile hotspot → Edit: type the name and the passphrase from below, band 2.4 GHz, and save."),
                qsTr("Switch the hotspot on and its power saving off. Windows wants a connection to share and refuses without one; any will do, also a cable."),
                last,
            ];
        if (hotspot.platform === "macos")
            return [
                qsTr("System Settings → General → Sharing → Internet Sharing, the (i): share from a cable or a phone on USB, to Wi-Fi. A Mac cannot share the Wi-Fi that it is in itself."),
                qsTr("Wi-Fi Options: type the name and the passphrase from below, security WPA2/WPA3, then switch Internet Sharing on."),
                last,
            ];
        return [
            qsTr("GNOME: Settings → Wi-Fi → ⋮ → Turn On Wi-Fi Hotspot. KDE: the network menu → Hotspot. Type the name and the passphrase from below; or paste the line into a terminal."),
            qsTr("This laptop leaves the Wi-Fi that it is in; a cable stays. With firewalld (Fedora, openSUSE) the second line lets phones in."),
            last,
        ];
    }

    implicitHeight: (hotspot.shown ? column.implicitHeight : invitation.implicitHeight) + 2 * Theme.gap3

    RowLayout {
        id: invitation
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
        visible: !panel.hotspot.shown
        spacing: Theme.gap3

        RkText {
            objectName: "hotspotState"
            Layout.fillWidth: true
            text: panel.hotspot.shared ? qsTr("The board shows two codes: the Wi-Fi %1, then the room.").arg(panel.hotspot.name)
                : qsTr("A network you do not trust, or one that keeps phones apart?")
            color: Theme.soft
        }
        RkButton {
            objectName: "openHotspot"
            text: panel.hotspot.shared ? qsTr("Change") : qsTr("Use a hotspot of this laptop")
            onClicked: {
                panel.hotspot.open();
                name.forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
        visible: panel.hotspot.shown
        spacing: Theme.gap2

        RkText {
            Layout.fillWidth: true
            text: qsTr("Use a hotspot of this laptop")
            font.pixelSize: Theme.heading
            weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Repeater {
            model: panel.steps()

            RowLayout {
                id: step
                required property string modelData
                required property int index
                Layout.fillWidth: true
                spacing: Theme.gap2

                RkText {
                    Layout.alignment: Qt.AlignTop
                    text: step.index + 1
                    color: Theme.accent
                    weight: Font.DemiBold
                }
                RkText {
                    objectName: "hotspotStep:" + step.index
                    Layout.fillWidth: true
                    text: step.modelData
                }
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: panel.wide ? 2 : 1
            columnSpacing: Theme.gap3
            rowSpacing: Theme.gap1
            uniformCellWidths: true

            ColumnLayout {
                spacing: 4
                SectionLabel { text: qsTr("Name of the network") }
                RkField {
                    id: name
                    objectName: "hotspotName"
                    readonly property string given: panel.hotspot.name
                    Layout.fillWidth: true
                    maximumLength: 32
                    Accessible.name: qsTr("Name of the network")
                    onGivenChanged: if (text.trim() !== given) text = given
                    Component.onCompleted: text = given
                    onTextEdited: panel.hotspot.setName(text)
                }
            }
            ColumnLayout {
                spacing: 4
                SectionLabel { text: qsTr("Passphrase") }
                RkField {
                    objectName: "hotspotPassphrase"
                    readonly property string given: panel.hotspot.passphrase
                    Layout.fillWidth: true
                    maximumLength: 80
                    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | Qt.ImhSensitiveData
                    Accessible.name: qsTr("Passphrase")
                    onGivenChanged: if (text !== given) text = given
                    Component.onCompleted: text = given
                    onTextEdited: panel.hotspot.setPassphrase(text)
                }
            }
        }
        RkText {
            objectName: "hotspotFault"
            Layout.fillWidth: true
            visible: panel.hotspot.fault.length > 0
            text: panel.faults[panel.hotspot.fault] ?? ""
            color: Theme.warn
        }
        CommandLine {
            objectName: "hotspotCommand:0"
            visible: panel.hotspot.platform === "linux"
            Layout.fillWidth: true
            name: qsTr("Hotspot in a terminal")
            text: `nmcli device wifi hotspot ssid '${panel.hotspot.name.replace(/'/g, "'\\''")}' password '${panel.hotspot.passphrase.replace(/'/g, "'\\''")}'`
        }
        CommandLine {
            objectName: "hotspotCommand:1"
            visible: panel.hotspot.platform === "linux" && panel.desk.ladder.port > 0
            Layout.fillWidth: true
            name: qsTr("Let phones in")
            text: `sudo firewall-cmd --zone=nm-shared --add-port=${panel.desk.ladder.port}/tcp`
        }
        RkText {
            Layout.fillWidth: true
            text: qsTr("Name and passphrase are for everybody in the room. They are kept until the session ends and are not stored.")
            color: Theme.soft
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.gap1

            RkButton {
                objectName: "shareHotspot"
                visible: !panel.hotspot.shared
                enabled: panel.hotspot.fault.length === 0
                text: qsTr("The hotspot is on: show both codes")
                onClicked: {
                    panel.hotspot.share();
                    panel.hotspot.close();
                }
            }
            RkButton {
                objectName: "endHotspot"
                visible: panel.hotspot.shared
                text: qsTr("Show only the room's code again")
                onClicked: panel.hotspot.end()
            }
            RkButton {
                objectName: "closeHotspot"
                quiet: true
                text: qsTr("Close")
                onClicked: panel.hotspot.close()
            }
        }
    }
}
