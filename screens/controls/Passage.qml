pragma ComponentBehavior: Bound

import QtQuick

// A longer text, one Repeater item a sentence, so that a paged column can break between sentences.
// A sentence of more than a few lines (official names run to 919 characters) is broken at a comma
// or a word.
Repeater {
    id: root

    property string text: ""
    property int fontSize: Theme.bodyFont
    property color ink: Theme.ink
    property real room: root.parent === null ? 0 : root.parent.width

    readonly property int longest: Math.max(40, Math.floor(root.room / (root.fontSize * 0.55)) * 4)

    function sentences(text: string): list<string> {
        const found = text.match(/[^.!?;]+(?:[.!?;]+(?=\s|$)|[.!?;](?=\S)[^.!?;]*)*[.!?;]*\s*/g);
        return found === null ? [] : found.map(part => part.trim()).filter(part => part !== "");
    }

    function pieces(sentence: string): list<string> {
        const found = [];
        let rest = sentence;
        while (rest.length > root.longest) {
            const head = rest.slice(0, root.longest);
            const comma = head.lastIndexOf(", ");
            const cut = comma > root.longest / 2 ? comma + 1 : Math.max(head.lastIndexOf(" "), 1);
            found.push(rest.slice(0, cut).trim());
            rest = rest.slice(cut).trim();
        }
        return [...found, rest];
    }

    model: root.sentences(root.text).reduce((all, sentence) => [...all, ...root.pieces(sentence)], [])

    ReadableText {
        required property string modelData

        color: root.ink
        font.pixelSize: root.fontSize
        text: modelData
    }
}
