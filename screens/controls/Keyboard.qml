pragma ComponentBehavior: Bound

import QtQuick
import ViewModels

// Vietnamese by Telex, and by visible accent keys for those who do not know Telex.
Column {
    id: root

    property real room: 10000

    readonly property real each: (root.width - Theme.keyGap * 9) / 10
    // Where lines are few, digits stand in the place of the letters with marks.
    readonly property bool swaps: KeyboardView.digits && !KeyboardView.mail && Theme.tablet && !Theme.roomy
    readonly property int keyRows: KeyboardView.digits && !KeyboardView.mail && !root.swaps ? 7 : 6
    // Where keys would become too small, no words are offered.
    readonly property bool suggests: SuggestView.offers && (root.room - Theme.keyGap * root.keyRows) / (root.keyRows + 1) >= Theme.key
    readonly property int rows: root.keyRows + (root.suggests ? 1 : 0)
    readonly property real tall: Math.max(Theme.key, Math.min(Theme.keyComfort, (root.room - Theme.keyGap * (root.rows - 1)) / root.rows))

    spacing: Theme.keyGap

    component Letter: Key {
        implicitHeight: root.tall
        width: root.each
    }
    component Special: Key {
        font.pixelSize: Math.max(Theme.leastFont, Math.min(Theme.noteFont, height * 0.5))
        implicitHeight: root.tall
        quiet: true
    }
    component KeyRow: Row {
        id: keyRow

        required property list<string> letters
        property bool quiet: false

        anchors.horizontalCenter: parent?.horizontalCenter
        spacing: Theme.keyGap

        Repeater {
            model: keyRow.letters

            Letter {
                required property string modelData

                quiet: keyRow.quiet
                text: KeyboardView.upper ? modelData.toLocaleUpperCase() : modelData

                onClicked: KeyboardView.press(text)
            }
        }
    }

    SuggestBar {
        tall: root.tall
        visible: root.suggests
        width: root.width
    }
    KeyRow {
        letters: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
        visible: KeyboardView.digits
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.keyGap
        visible: !KeyboardView.mail

        Repeater {
            model: ["sắc", "huyền", "hỏi", "ngã", "nặng"]

            Special {
                required property string modelData

                say: qsTr("Dấu %1").arg(modelData)
                text: modelData
                width: root.each * 2 + Theme.keyGap

                onClicked: KeyboardView.tone(modelData)
            }
        }
    }
    KeyRow {
        letters: KeyboardView.mail ? ["@", ".", "-", "_", "+"] : ["ă", "â", "ê", "ô", "ơ", "ư", "đ"]
        quiet: true
        visible: !root.swaps
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

        Letter {
            iconName: "shift"
            on: KeyboardView.upper
            quiet: true
            say: qsTr("Chữ hoa")

            onClicked: KeyboardView.shift()
        }
        Repeater {
            model: ["z", "x", "c", "v", "b", "n", "m"]

            Letter {
                required property string modelData

                text: KeyboardView.upper ? modelData.toLocaleUpperCase() : modelData

                onClicked: KeyboardView.press(text)
            }
        }
        Letter {
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

        Special {
            say: KeyboardView.digits ? qsTr("Hiện chữ cái") : qsTr("Hiện chữ số")
            text: KeyboardView.digits ? "abc" : "123"
            width: root.each * 1.5 + Theme.keyGap / 2

            onClicked: KeyboardView.toggleDigits()
        }
        Letter {
            text: ","

            onClicked: KeyboardView.press(",")
        }
        Special {
            quiet: false
            say: qsTr("Dấu cách")
            text: qsTr("dấu cách")
            width: root.each * (KeyboardView.mail ? 4 : 3) + Theme.keyGap * (KeyboardView.mail ? 3 : 2)

            onClicked: KeyboardView.press(" ")
        }
        Letter {
            text: "-"
            visible: !KeyboardView.mail

            onClicked: KeyboardView.press("-")
        }
        Letter {
            text: "/"

            onClicked: KeyboardView.press("/")
        }
        EraseKey {
            implicitHeight: root.tall
            width: root.each * 2.5 + Theme.keyGap * 1.5
        }
    }
}
