import QtQuick
import ViewModels

// Read again, text size, language, call staff, leave: the same on every screen.
FocusScope {
    id: root

    property bool welcome: false
    property bool beside: false

    signal readAgain

    implicitHeight: keys.height + Theme.hairline

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

        spacing: Theme.keyGap
        y: Theme.hairline

        HelpKey {
            beside: root.beside
            iconName: Reader.silent ? "no-sound" : Reader.speaking ? "stop-sound" : "sound"
            on: Reader.speaking && !Reader.silent
            text: Reader.silent ? qsTr("Không có tiếng") : Reader.speaking ? qsTr("Dừng đọc") : qsTr("Đọc lại")
            width: keys.each

            onClicked: Reader.speaking ? Reader.stop() : root.readAgain()
        }
        HelpKey {
            beside: root.beside
            iconName: "text-size"
            text: qsTr("Cỡ chữ")
            width: keys.each

            onClicked: Visit.open("settings")
        }
        HelpKey {
            beside: root.beside
            iconName: "globe"
            text: Appearance.language === "vi" ? "English" : "Tiếng Việt"
            width: keys.each

            onClicked: Appearance.setLanguage(Appearance.language === "vi" ? "en" : "vi")
        }
        HelpKey {
            beside: root.beside
            iconName: "help-person"
            text: qsTr("Gọi cán bộ")
            width: keys.each

            onClicked: Visit.open("call")
        }
        HelpKey {
            beside: root.beside
            iconName: root.welcome ? "question" : "leave"
            text: root.welcome ? qsTr("Hướng dẫn") : qsTr("Rời máy")
            width: keys.each

            onClicked: Visit.open(root.welcome ? "guide" : "leave")
        }
    }
}
