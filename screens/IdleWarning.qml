import QtQuick
import ViewModels
import screens.controls

// Seen and heard: 45 seconds to say "I am still here".
KioskPage {
    headerLeft: Point.name
    backText: qsTr("Thôi, rời máy")
    primaryIcon: "hand"
    primaryText: qsTr("Tôi vẫn ở đây")
    title: qsTr("Quý vị còn ở đây không?")

    onBack: Visit.finish()
    onPrimary: Visit.stay()

    PagedColumn {
        id: column

        anchors.fill: parent

        ReadableText {
            font.pixelSize: Theme.tablet && !Theme.roomy ? Theme.noteFont : Theme.bodyFont
            text: qsTr("Máy sẽ trở về màn hình đầu sau ít giây nữa.")
        }
        ReadableText {
            font.pixelSize: Theme.titleFont * 2
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            readable: false
            told: true
            text: Visit.secondsLeft
        }
    }
    Vignette {
        below: column
        name: "hand"
    }
}
