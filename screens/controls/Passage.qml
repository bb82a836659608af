pragma ComponentBehavior: Bound

import QtQuick

// A longer text, one Repeater item a sentence, so that a paged column can break between sentences.
Repeater {
    id: root

    property string text: ""
    property string spoken: ""
    property int fontSize: Theme.bodyFont
    property color ink: Theme.ink

    function sentences(text: string): list<string> {
        const found = text.match(/[^.!?;]+(?:[.!?;]+(?=\s|$)|[.!?;](?=\S)[^.!?;]*)*[.!?;]*\s*/g);
        return found === null ? [] : found.map(part => part.trim()).filter(part => part !== "");
    }

    model: root.sentences(root.text)

    ReadableText {
        required property string modelData

        color: root.ink
        font.pixelSize: root.fontSize
        text: modelData
    }
}
