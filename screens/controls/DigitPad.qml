pragma ComponentBehavior: Bound

import QtQuick
import ViewModels

// Big digits for numbers and dates; what mends is on the side of the hand.
Grid {
    id: root

    property real room: 10000

    readonly property real each: (root.width - Theme.keyGap * 2) / 3
    readonly property real tall: Math.max(Theme.key, Math.min(Theme.digitComfort, (root.room - Theme.keyGap * 3) / 4))

    columns: 3
    columnSpacing: Theme.keyGap
    rowSpacing: Theme.keyGap

    component Digit: Key {
        implicitHeight: root.tall
        width: root.each
    }

    component Erase: EraseKey {
        implicitHeight: root.tall
        width: root.each
    }
    component Back: Digit {
        iconName: "backspace"
        quiet: true
        say: qsTr("Xóa một số")

        onClicked: KeyboardView.backspace()
    }

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

        Digit {
            required property string modelData

            text: modelData

            onClicked: KeyboardView.press(modelData)
        }
    }
    Loader {
        sourceComponent: Theme.left ? back : erase
    }
    Digit {
        text: "0"

        onClicked: KeyboardView.press("0")
    }
    Loader {
        sourceComponent: Theme.left ? erase : back
    }
    Component {
        id: erase

        Erase {}
    }
    Component {
        id: back

        Back {}
    }
}
