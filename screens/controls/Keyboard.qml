pragma ComponentBehavior: Bound

import QtQuick
import ViewModels

// Vietnamese by Telex, and by visible accent keys for those who do not know Telex.
Column {
    id: root

    readonly property real each: (root.width - Theme.keyGap * 9) / 10

    signal done

    spacing: Theme.keyGap

    component KeyRow: Row {
        id: keyRow

        required property list<string> letters
        property bool quiet: false

        anchors.horizontalCenter: parent?.horizontalCenter
        spacing: Theme.keyGap

        Repeater {
            model: keyRow.letters

            Key {
                required property string modelData

                quiet: keyRow.quiet
                text: KeyboardView.upper ? modelData.toLocaleUpperCase() : modelData
                width: root.each

                onClicked: KeyboardView.press(text)
            }
        }
    }

    KeyRow {
        letters: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
        visible: KeyboardView.digits
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.keyGap

        Repeater {
            model: [
                {
                    "show": "´",
                    "key": "sắc"
                },
                {
                    "show": "`",
                    "key": "huyền"
                },
                {
                    "show": "?",
                    "key": "hỏi"
                },
                {
                    "show": "~",
                    "key": "ngã"
                },
                {
                    "show": ".",
                    "key": "nặng"
                }
            ]

            Key {
                required property var modelData

                font.pixelSize: Theme.noteFont
                quiet: true
                say: qsTr("Dấu %1").arg(modelData.key)
                text: modelData.key
                width: root.each * 2 + Theme.keyGap

                onClicked: KeyboardView.tone(modelData.key)
            }
        }
    }
    KeyRow {
        letters: ["ă", "â", "ê", "ô", "ơ", "ư", "đ"]
        quiet: true
    }
    KeyRow {
        letters: ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"]
    }
    KeyRow {
        letters: ["a", "s", "d", "f", "g", "h", "j", "k", "l"]
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.keyGap

        Key {
            iconName: "shift"
            on: KeyboardView.upper
            quiet: true
            say: qsTr("Chữ hoa")
            width: root.each

            onClicked: KeyboardView.shift()
        }
        Repeater {
            model: ["z", "x", "c", "v", "b", "n", "m"]

            Key {
                required property string modelData

                text: KeyboardView.upper ? modelData.toLocaleUpperCase() : modelData
                width: root.each

                onClicked: KeyboardView.press(text)
            }
        }
        Key {
            iconName: "backspace"
            quiet: true
            say: qsTr("Xóa một chữ")
            width: root.each * 2 + Theme.keyGap

            onClicked: KeyboardView.backspace()
        }
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.keyGap

        Key {
            font.pixelSize: Theme.noteFont
            quiet: true
            say: qsTr("Hiện chữ số")
            text: KeyboardView.digits ? "abc" : "123"
            width: root.each * 1.5

            onClicked: KeyboardView.toggleDigits()
        }
        Key {
            text: ","
            width: root.each

            onClicked: KeyboardView.press(",")
        }
        Key {
            font.pixelSize: Theme.noteFont
            say: qsTr("Dấu cách")
            text: qsTr("dấu cách")
            width: root.each * 3.5

            onClicked: KeyboardView.press(" ")
        }
        Key {
            text: "/"
            width: root.each

            onClicked: KeyboardView.press("/")
        }
        Key {
            font.pixelSize: Theme.noteFont
            quiet: true
            say: qsTr("Xóa hết")
            text: qsTr("Xóa hết")
            width: root.each * 2.5

            onClicked: KeyboardView.clear()
        }
    }
}
