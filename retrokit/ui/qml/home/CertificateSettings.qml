pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import controls

// A certificate of one's own: two files, which of its names, and a plain sentence for whatever is wrong.
ColumnLayout {
    id: part

    required property var home
    readonly property var certificate: home.certificate
    readonly property bool chosen: certificate.chain.length > 0 || certificate.key.length > 0

    spacing: Theme.gap1

    SectionLabel { topPadding: Theme.gap3; text: qsTr("Your own certificate") }
    RkText {
        Layout.fillWidth: true
        text: qsTr("With it phones load the page over https, so that not even somebody who controls the network can change it. It needs a name that leads to this laptop, from an authority the phones know. Without it everything works as before.")
        color: Theme.soft
    }
    FileField {
        objectName: "certificateChain"
        Layout.fillWidth: true
        name: qsTr("Certificate with its chain, a PEM file")
        path: part.certificate.chain
        onChosen: path => part.certificate.setChain(path)
        onPicked: file => part.certificate.setChain(part.certificate.path(file))
    }
    FileField {
        objectName: "certificateKey"
        Layout.fillWidth: true
        name: qsTr("Its private key, a PEM file without passphrase")
        path: part.certificate.key
        onChosen: path => part.certificate.setKey(path)
        onPicked: file => part.certificate.setKey(part.certificate.path(file))
    }
    Rectangle {
        id: wrong
        objectName: "certificateWrong"
        Layout.fillWidth: true
        visible: part.chosen && part.certificate.sentence.length > 0
        implicitHeight: words.implicitHeight + 2 * Theme.gap2
        radius: Theme.radiusCard
        color: Theme.warnSoft
        Accessible.role: Accessible.AlertMessage
        Accessible.name: part.certificate.sentence + " " + part.certificate.remedy

        ColumnLayout {
            id: words
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap3 }
            spacing: 2

            RkText {
                objectName: "certificateSentence"
                Layout.fillWidth: true
                text: part.certificate.sentence
                weight: Font.DemiBold
            }
            RkText {
                objectName: "certificateRemedy"
                Layout.fillWidth: true
                text: part.certificate.remedy
            }
        }
    }
    RkText {
        objectName: "certificateGood"
        Layout.fillWidth: true
        visible: part.certificate.good
        text: qsTr("It fits: rooms opened from now on are at https://%1. Good until %2.").arg(part.certificate.name).arg(part.certificate.ends)
        color: Theme.accent
        weight: Font.DemiBold
    }
    RkChoice {
        objectName: "certificateNames"
        Layout.fillWidth: true
        Layout.preferredWidth: 200
        visible: part.certificate.names.length > 1
        name: qsTr("Name in the address")
        options: part.certificate.names
        value: part.certificate.name
        onChosen: value => part.certificate.setName(value)
    }
    RowLayout {
        visible: part.certificate.zone.length > 0
        spacing: Theme.gap1

        RkText {
            Layout.preferredWidth: implicitWidth
            text: part.certificate.names.length > 0 ? qsTr("or a name under %1:").arg(part.certificate.zone.slice(1))
                : qsTr("The name of this laptop:")
            color: Theme.soft
        }
        RkField {
            objectName: "certificateName"
            readonly property string given: part.certificate.name
            Layout.preferredWidth: 320
            placeholderText: qsTr("Whole name, for example retro%1").arg(part.certificate.zone)
            Accessible.name: qsTr("Name of this laptop under the certificate")
            readonly property var whole: part.certificate.names
            function take(): void {
                text = whole.some(each => each.value === given) ? "" : given;
            }
            onGivenChanged: Qt.callLater(take)
            onWholeChanged: Qt.callLater(take)
            Component.onCompleted: take()
            onEditingFinished: if (text.length > 0 && text !== given) part.certificate.setName(text)
        }
    }
    RkButton {
        objectName: "forgetCertificate"
        visible: part.chosen
        text: qsTr("Open rooms without it")
        onClicked: part.certificate.forget()
    }
}
