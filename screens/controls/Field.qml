import QtQuick

// Where typed words appear, whole width, with a caret at the end; the keyboard below writes into it.
// A long text is set smaller; what is still too long shows its end, where one is writing.
Item {
    id: root

    property string text: ""
    property string placeholder: ""
    property string label: ""
    property bool focused: true
    property real room: 10000

    readonly property real inside: root.width - Theme.smallGap * 3.2
    readonly property bool long: root.text.length > Cut.letters(root.inside, Theme.typedFont * 3, Theme.typedFont, Theme.lineHeight)
    readonly property int fontSize: root.long ? Math.min(Theme.typedFont, Theme.noteFont) : Theme.typedFont
    readonly property int most: Cut.letters(root.inside, (root.room - Theme.smallGap * 2) * 0.8, root.fontSize, Theme.lineHeight)

    signal touched

    function ending(text: string): string {
        if (text.length <= root.most)
            return text;
        const end = text.slice(-root.most);
        return "… " + end.slice(end.indexOf(" ") + 1);
    }

    Accessible.focusable: true
    Accessible.focused: root.focused
    Accessible.name: root.label
    Accessible.role: Accessible.EditableText
    implicitHeight: Math.max(Theme.tablet ? Theme.actHeight : Theme.buttonHeight, words.implicitHeight + Theme.smallGap * 2)

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
        font.pixelSize: root.fontSize
        font.weight: root.text === "" ? Font.Normal : Font.DemiBold
        readable: false
        text: root.text === "" ? root.placeholder : root.ending(root.text) + (root.focused ? "▏" : "")
    }
    TapHandler {
        onTapped: root.touched()
    }
}
