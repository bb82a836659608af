import QtQuick

// Where typed words appear, whole width, with a caret, which a touch between two letters moves there;
// the keyboard below writes into it.
// A long text is set smaller; what is still too long shows its end, where one is writing.
Item {
    id: root

    property string text: ""
    property string placeholder: ""
    property string label: ""
    property bool focused: true
    property real room: 10000

    readonly property real inside: root.width - Theme.smallGap * 3.2
    property int caret: -1
    readonly property bool long: root.text.length > Cut.letters(root.inside, Theme.typedFont * 3, Theme.typedFont, Theme.lineHeight)
    readonly property int fontSize: root.long ? Math.min(Theme.typedFont, Theme.noteFont) : Theme.typedFont
    readonly property int most: Cut.letters(root.inside, (root.room - Theme.smallGap * 2) * 0.8, root.fontSize, Theme.lineHeight)

    readonly property string words: root.ending(root.text)
    readonly property int hidden: root.text.length - root.words.length
    readonly property int place: root.caret < 0 ? root.words.length : Math.max(0, root.caret - root.hidden)

    signal touched
    signal placed(int place)

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
        text: root.text === "" ? root.placeholder : root.words
    }
    // The same lines, which can tell where a letter stands; only measured, never seen or reached.
    TextEdit {
        id: lines

        readonly property real lineHeight: lines.contentHeight / Math.max(1, lines.lineCount)
        readonly property real shownHeight: words.contentHeight / Math.max(1, words.lineCount)
        readonly property rect at: lines.contentHeight > 0 ? lines.positionToRectangle(Math.min(root.place, lines.length)) : Qt.rect(0, 0, 0, 0)

        Accessible.ignored: true
        activeFocusOnPress: false
        enabled: false
        font: words.font
        padding: 0
        readOnly: true
        text: root.words
        textFormat: TextEdit.PlainText
        visible: false
        width: words.width
        wrapMode: TextEdit.Wrap
    }
    FontMetrics {
        id: metrics

        font: words.font
    }
    Rectangle {
        id: caret

        color: Theme.ink
        height: metrics.ascent + metrics.descent
        visible: root.focused
        width: Math.max(2, Math.round(root.fontSize / 16))
        x: Math.min(words.x + (root.text === "" ? -width * 1.5 : lines.at.x), root.width - Theme.smallGap)
        y: words.y + (root.text === "" ? 0 : Math.round(lines.at.y / lines.lineHeight) * lines.shownHeight)
    }
    TapHandler {
        onTapped: point => {
            root.touched();
            if (root.text === "")
                return;
            const line = Math.max(0, Math.min(lines.lineCount - 1, Math.floor((point.position.y - words.y) / lines.shownHeight)));
            root.placed(root.hidden + lines.positionAt(point.position.x - words.x, (line + 0.5) * lines.lineHeight));
        }
    }
}
