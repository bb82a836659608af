import QtQuick
import ViewModels

// Read again, text size, language, call staff, leave: the same on every screen.
FocusScope {
    id: root

    property bool welcome: false
    property bool beside: false

    signal readAgain

    implicitHeight: keys.tall + Theme.hairline

    Rectangle {
        anchors.fill: parent
        color: Theme.card
    }
    Rectangle {
        color: Theme.line
        height: Theme.hairline
        width: parent.width
    }
    Row {
        id: keys

        readonly property real each: (root.width - spacing * 4) / 5
        readonly property real words: Math.max(again.wordsHeight, mute.wordsHeight, size.wordsHeight, language.wordsHeight, staff.wordsHeight, last.wordsHeight)
        readonly property real tall: Math.max(again.implicitHeight, mute.implicitHeight, size.implicitHeight, language.implicitHeight, staff.implicitHeight, last.implicitHeight)

        spacing: Theme.keyGap
        y: Theme.hairline

        HelpKey {
            id: again

            beside: root.beside
            height: keys.tall
            iconName: Reader.silent ? "no-sound" : Reader.speaking ? "stop-sound" : "sound"
            on: Reader.speaking && !Reader.silent
            text: Reader.silent ? qsTr("Không có tiếng") : Reader.speaking ? qsTr("Dừng đọc") : qsTr("Đọc lại")
            width: keys.each
            wordsRoom: keys.words

            onClicked: Reader.speaking ? Reader.stop() : root.readAgain()
        }
        // Room for the longest words of the first key, so that nothing moves when the voice is lost.
        HelpKey {
            id: mute

            beside: root.beside
            iconName: "no-sound"
            text: qsTr("Không có tiếng")
            visible: false
            width: keys.each
        }
        HelpKey {
            id: size

            beside: root.beside
            height: keys.tall
            iconName: "text-size"
            text: qsTr("Cỡ chữ")
            width: keys.each
            wordsRoom: keys.words

            onClicked: Visit.open("settings")
        }
        HelpKey {
            id: language

            beside: root.beside
            height: keys.tall
            iconName: "globe"
            text: Appearance.language === "vi" ? "English" : "Tiếng Việt"
            width: keys.each
            wordsRoom: keys.words

            onClicked: Appearance.setLanguage(Appearance.language === "vi" ? "en" : "vi")
        }
        HelpKey {
            id: staff

            beside: root.beside
            height: keys.tall
            iconName: "help-person"
            text: qsTr("Gọi cán bộ")
            width: keys.each
            wordsRoom: keys.words

            onClicked: Visit.callStaff()
        }
        HelpKey {
            id: last

            beside: root.beside
            height: keys.tall
            iconName: root.welcome ? "question" : "leave"
            text: root.welcome ? qsTr("Hướng dẫn") : qsTr("Rời máy")
            width: keys.each
            wordsRoom: keys.words

            onClicked: Visit.open(root.welcome ? "guide" : "leave")
        }
    }
}
