import QtQuick
import QtQuick.Dialogs

// The system's own dialog for a place to save a file at. ``name`` is offered; ``picked`` says where.
FileDialog {
    id: dialog

    property url name: ""

    signal picked(url file)

    fileMode: FileDialog.SaveFile
    defaultSuffix: "toml"
    nameFilters: ["TOML (*.toml)"]
    onAccepted: picked(dialog.selectedFile)
    Component.onCompleted: {
        if (String(name).length > 0)
            selectedFile = name;
        open();
    }
}
