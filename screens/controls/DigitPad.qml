pragma ComponentBehavior: Bound

import QtQuick
import ViewModels

// Big digits for numbers and dates.
Grid {
    id: root

    readonly property real each: (root.width - Theme.keyGap * 2) / 3

    columns: 3
    columnSpacing: Theme.keyGap
    rowSpacing: Theme.keyGap

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

        Key {
            required property string modelData

            implicitHeight: Math.max(Theme.target, Theme.bodyFont * 1.6)
            text: modelData
            width: root.each

            onClicked: KeyboardView.press(modelData)
        }
    }
    Key {
        font.pixelSize: Theme.noteFont
        implicitHeight: Math.max(Theme.target, Theme.bodyFont * 1.6)
        quiet: true
        text: qsTr("Xóa hết")
        width: root.each

        onClicked: KeyboardView.clear()
    }
    Key {
        implicitHeight: Math.max(Theme.target, Theme.bodyFont * 1.6)
        text: "0"
        width: root.each

        onClicked: KeyboardView.press("0")
    }
    Key {
        iconName: "backspace"
        implicitHeight: Math.max(Theme.target, Theme.bodyFont * 1.6)
        quiet: true
        say: qsTr("Xóa một số")
        width: root.each

        onClicked: KeyboardView.backspace()
    }
}
