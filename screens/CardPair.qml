import QtQuick
import screens.controls

// Two short names of a long list side by side; one below the other where letters are large.
Item {
    id: root

    required property string first
    required property string firstLabel
    required property string second
    required property string secondLabel
    property real room: 10000

    readonly property bool beside: root.width > (Theme.tablet ? Theme.actFont * 13 : Theme.bodyFont * 18)
    readonly property real each: root.beside ? (root.width - Theme.smallGap) / 2 : root.width
    readonly property bool two: root.second !== ""

    signal chosen(string value)

    implicitHeight: root.beside || !root.two ? Math.max(one.implicitHeight, other.implicitHeight) : one.implicitHeight + Theme.smallGap + other.implicitHeight

    Card {
        id: one

        height: implicitHeight
        mark: "none"
        room: root.room
        small: Theme.tablet
        text: root.firstLabel
        width: root.each

        onClicked: root.chosen(root.first)
    }
    Card {
        id: other

        height: implicitHeight
        mark: "none"
        room: root.room
        small: Theme.tablet
        text: root.secondLabel
        visible: root.two
        width: root.each
        x: root.beside ? root.each + Theme.smallGap : 0
        y: root.beside ? 0 : one.implicitHeight + Theme.smallGap

        onClicked: root.chosen(root.second)
    }
}
