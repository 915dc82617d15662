pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The few settings there are. Each takes effect at once.
ColumnLayout {
    id: page

    required property var home
    readonly property var settings: home.settings

    spacing: Theme.gap3

    RkText {
        Layout.fillWidth: true
        text: qsTr("Settings")
        font.pixelSize: Theme.title
        weight: Font.Bold
        Accessible.role: Accessible.Heading
    }
    Scroller {
        gap: Theme.gap1
        Layout.fillWidth: true
        Layout.fillHeight: true

        SectionLabel { text: qsTr("Colours") }
        RkChoice {
            objectName: "theme"
            width: parent.width
            name: qsTr("Colours")
            options: [
                { value: "light", text: qsTr("Light") },
                { value: "dark", text: qsTr("Dark") },
                { value: "system", text: qsTr("As the system") },
            ]
            value: page.settings.theme
            onChosen: value => page.settings.setTheme(value)
        }
        SectionLabel { topPadding: Theme.gap3; text: qsTr("Paper of the report") }
        RkChoice {
            objectName: "paper"
            width: parent.width
            name: qsTr("Paper of the report")
            options: [{ value: "A4", text: "A4" }, { value: "Letter", text: qsTr("Letter") }]
            value: page.settings.paper
            onChosen: value => page.settings.setPaper(value)
        }
        SectionLabel { topPadding: Theme.gap3; text: qsTr("Sounds") }
        RkChoice {
            objectName: "sounds"
            width: parent.width
            name: qsTr("Sounds")
            options: [{ value: true, text: qsTr("On") }, { value: false, text: qsTr("Off") }]
            value: page.settings.sounds
            onChosen: value => page.settings.setSounds(value)
        }
        RkText {
            width: parent.width
            text: qsTr("Soft, on this laptop only: when the time is up and when the cards turn over. Ctrl M turns them off and on in a session.")
            color: Theme.soft
        }
        SectionLabel { topPadding: Theme.gap3; text: qsTr("Port for the phones") }
        RkField {
            objectName: "port"
            width: 120
            inputMethodHints: Qt.ImhDigitsOnly
            validator: IntValidator { bottom: 0; top: 65535 }
            Accessible.name: qsTr("Port for the phones")
            Component.onCompleted: text = page.settings.port
            onEditingFinished: page.settings.setPort(text.length > 0 ? parseInt(text) : 0)
        }
        RkText {
            objectName: "portWords"
            width: parent.width
            text: page.settings.portFits ? qsTr("It holds from the next session on. 0 takes any free port.")
                : qsTr("A port is 1024 to 65535, or 0 for any free one.")
            color: page.settings.portFits ? Theme.soft : Theme.warn
        }
        SectionLabel {
            visible: languages.visible
            topPadding: Theme.gap3
            text: qsTr("Language")
        }
        RkChoice {
            id: languages
            objectName: "language"
            width: parent.width
            visible: page.settings.languages.length > 1
            name: qsTr("Language")
            options: page.settings.languages
            value: page.settings.language
            onChosen: value => page.settings.setLanguage(value)
        }
        CertificateSettings { home: page.home; width: parent.width }
        Backups {
            width: parent?.width ?? 0
            home: page.home
        }
        Item {
            width: 1
            height: Theme.gap4
        }
    }
}
