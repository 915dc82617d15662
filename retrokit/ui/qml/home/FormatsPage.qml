pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// Every format with what it is for.
ColumnLayout {
    id: page

    required property var home

    spacing: Theme.gap3

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap3

        RkText {
            Layout.fillWidth: true
            text: qsTr("Formats")
            font.pixelSize: Theme.title
            weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        RkButton {
            objectName: "importFormatFile"
            text: qsTr("Import a file …")
            onClicked: {
                dialog.active = false;
                dialog.active = true;
            }
        }
    }
    Loader {
        id: dialog
        active: false
        visible: false
        source: "../controls/PickFile.qml"
    }
    Connections {
        target: dialog.item
        ignoreUnknownSignals: true
        function onPicked(file: url): void {
            page.home.shelf.bring(file);
        }
    }
    ShelfQuestions { shelf: page.home.shelf }
    Scroller {
        gap: Theme.gap2
        Layout.fillWidth: true
        Layout.fillHeight: true

        GalleryFilters {
            width: parent?.width ?? 0
            gallery: page.home.gallery
        }
        Heading {
            text: qsTr("To begin with")
            visible: suggested.count > 0
        }
        Gallery {
            id: suggested
            width: parent?.width ?? 0
            home: page.home
            formats: page.home.gallery.suggested
            why: true
            roomy: true
        }
        Heading {
            objectName: "formatCount"
            text: page.home.gallery.wished ? qsTr("%1 of %2 formats").arg(all.count).arg(page.home.gallery.total)
                : qsTr("All %n format(s)", "", page.home.gallery.total)
        }
        RkText {
            objectName: "noFormats"
            width: parent?.width ?? 0
            visible: page.home.gallery.wished && all.count === 0
            text: qsTr("No format fits all of that. Leave one of the wishes open.")
            color: Theme.soft
        }
        Gallery {
            id: all
            width: parent?.width ?? 0
            home: page.home
            formats: page.home.gallery.rows
            roomy: true
        }
        Item {
            width: 1
            height: Theme.gap4
        }
    }
}
