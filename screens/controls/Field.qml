import QtQuick

// Where typed words appear, whole width, with a caret at the end; the keyboard below writes into it.
Item {
    id: root

    property string text: ""
    property string placeholder: ""
    property string label: ""
    property bool focused: true
    property bool mono: false

    signal touched

    Accessible.focusable: true
    Accessible.focused: root.focused
    Accessible.name: root.label
    Accessible.role: Accessible.EditableText
    implicitHeight: Math.max(Theme.buttonHeight, words.implicitHeight + Theme.smallGap * 2)

    Rectangle {
        anchors.fill: parent
        border.color: Theme.edge
        border.width: root.focused ? Theme.thickEdge : Theme.hairline
        color: Theme.sheet
        radius: Theme.radius
    }
    ReadableText {
        id: words

        Accessible.ignored: true
        anchors.left: parent.left
        anchors.leftMargin: Theme.smallGap * 1.6
        anchors.right: parent.right
        anchors.rightMargin: Theme.smallGap * 1.6
        anchors.verticalCenter: parent.verticalCenter
        color: root.text === "" ? Theme.softInk : Theme.ink
        font.weight: root.text === "" ? Font.Normal : Font.DemiBold
        readable: false
        text: root.text === "" ? root.placeholder : root.text + (root.focused ? "▏" : "")
    }
    TapHandler {
        onTapped: root.touched()
    }
}
