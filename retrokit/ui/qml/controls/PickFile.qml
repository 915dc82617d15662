import QtQuick
import QtQuick.Dialogs

// The system's own dialog for one file. In a file of its own: what it needs is loaded when somebody asks for it.
FileDialog {
    id: dialog

    signal picked(url file)

    fileMode: FileDialog.OpenFile
    onAccepted: picked(dialog.selectedFile)
    Component.onCompleted: open()
}
