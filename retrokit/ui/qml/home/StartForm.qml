pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// The form on the start sheet.
ColumnLayout {
    id: form

    required property var home
    readonly property var start: home.start
    readonly property var lengths: [30, 45, 60, 90, 120]

    function begin(): void {
        team.text = start.team;
        title.text = start.title;
        (start.team.length > 0 ? title : team).forceActiveFocus(Qt.TabFocusReason);
    }

    function blocks(known: var): var {
        const each = known.map(block => ({ value: block.value, text: qsTr("%1, %n minute(s)", "", block.minutes).arg(block.text) }));
        return [{ value: "", text: qsTr("None") }].concat(each);
    }

    function said(known: var, chosen: string): string {
        const block = known.find(block => block.value === chosen);
        return block ? block.summary : "";
    }

    spacing: Theme.gap1
    Keys.onReturnPressed: start.start()
    Keys.onEnterPressed: start.start()

    RkText {
        Layout.fillWidth: true
        text: qsTr("Start a session")
        font.pixelSize: 24
        weight: Font.Bold
        Accessible.role: Accessible.Heading
    }
    Scroller {
        id: scroller
        gap: Theme.gap1
        Layout.fillWidth: true
        Layout.fillHeight: true
        implicitHeight: contentHeight

        GridLayout {
            width: parent.width
            columns: 2
            columnSpacing: Theme.gap3
            rowSpacing: 4
            uniformCellWidths: true

            SectionLabel { text: qsTr("Team") }
            SectionLabel { text: qsTr("Title") }
            RkField {
                id: team
                objectName: "startTeam"
                Layout.fillWidth: true
                maximumLength: 60
                placeholderText: qsTr("Whose session is it?")
                Accessible.name: qsTr("Team")
                onTextChanged: form.start.setTeam(text)
            }
            RkField {
                id: title
                objectName: "startTitle"
                Layout.fillWidth: true
                maximumLength: 60
                placeholderText: form.start.formatName
                Accessible.name: qsTr("Title")
                onTextChanged: form.start.setTitle(text)
            }
        }
        RkChoice {
            objectName: "knownTeam"
            visible: form.home.teams.length > 1
            width: parent.width
            name: qsTr("Known teams")
            options: form.home.teams.map(known => ({ value: known, text: known }))
            value: form.start.team
            onChosen: value => team.text = value
        }
        SectionLabel { topPadding: Theme.gap1; text: qsTr("Format") }
        Flow {
            width: parent.width
            spacing: Theme.gap1
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Format")

            Repeater {
                model: form.start.pills

                FormatPill {
                    chosen: form.start.format
                    onClicked: form.start.choose(key)
                }
            }
            RkButton {
                objectName: "moreFormats"
                visible: form.home.gallery.total > form.start.pills.count
                text: qsTr("All %n format(s)", "", form.home.gallery.total)
                onClicked: {
                    form.start.close();
                    form.home.go("formats");
                }
            }
        }
        SectionLabel { topPadding: Theme.gap1; text: qsTr("Length in minutes") }
        Flow {
            width: parent.width
            spacing: Theme.gap1

            RkChoice {
                objectName: "startMinutes"
                name: qsTr("Length in minutes")
                options: form.lengths.map(length => ({ value: length, text: length }))
                value: form.start.minutes
                onChosen: value => form.start.setMinutes(value)
            }
            RkText {
                height: Theme.touch
                leftPadding: Theme.gap1
                rightPadding: Theme.gap1
                text: qsTr("or")
                color: Theme.soft
                verticalAlignment: Text.AlignVCenter
            }
            Stepper {
                objectName: "ownMinutes"
                name: qsTr("Length in minutes")
                value: form.start.minutes
                from: 1
                to: 480
                onMoved: value => form.start.setMinutes(value)
            }
        }
        GridLayout {
            width: parent.width
            columns: 3
            columnSpacing: Theme.gap3
            rowSpacing: 4

            SectionLabel { topPadding: Theme.gap1; text: qsTr("People, if you know") }
            SectionLabel { topPadding: Theme.gap1; text: qsTr("Opener") }
            SectionLabel { topPadding: Theme.gap1; text: qsTr("Closer") }
            Stepper {
                objectName: "startPeople"
                name: qsTr("People")
                value: form.start.people
                to: 1000
                onMoved: value => form.start.setPeople(value)
            }
            RkSelect {
                objectName: "startOpener"
                Layout.fillWidth: true
                Layout.preferredWidth: 220
                name: qsTr("Opener")
                options: form.blocks(form.start.openers)
                picked: form.start.opener
                onChosen: value => form.start.setOpener(value)
                onEntered: form.start.start()
            }
            RkSelect {
                objectName: "startCloser"
                Layout.fillWidth: true
                Layout.preferredWidth: 220
                name: qsTr("Closer")
                options: form.blocks(form.start.closers)
                picked: form.start.closer
                onChosen: value => form.start.setCloser(value)
                onEntered: form.start.start()
            }
        }
        RkText {
            objectName: "startBlocks"
            width: parent.width
            visible: text.length > 0
            text: [form.said(form.start.openers, form.start.opener), form.said(form.start.closers, form.start.closer)]
                .filter(words => words.length > 0).join("\n")
            color: Theme.soft
        }
    }
    RowLayout {
        Layout.topMargin: Theme.gap1
        spacing: Theme.gap2

        RkText {
            objectName: "startMissing"
            Layout.fillWidth: true
            text: form.start.missing === "team" ? qsTr("Name the team.")
                : form.start.missing === "format" ? qsTr("Choose a format.")
                : form.start.missing === "minutes" ? qsTr("A session is 1 to 480 minutes.")
                : form.start.missing === "too_short" ? qsTr("%1 needs at least %n minute(s).", "", form.start.least).arg(form.start.formatName)
                : qsTr("The room opens in the lobby; nothing starts before you say so.")
            color: Theme.soft
        }
        RkButton {
            objectName: "cancelStart"
            text: qsTr("Cancel")
            onClicked: form.start.close()
        }
        RkButton {
            objectName: "confirmStart"
            primary: true
            enabled: form.start.missing === ""
            text: qsTr("Open the room")
            shortcutText: qsTr("Enter")
            onClicked: form.start.start()
        }
    }
}
