pragma Singleton

import QtQuick

// Cuts text into pieces that fit a page: at the end of a sentence, else at a comma, else at a word.
QtObject {
    id: root

    readonly property real letterWidth: 0.56
    readonly property string seam: "\n"

    function sentences(text: string): list<string> {
        const found = text.match(/[^.!?;]+(?:[.!?;]+(?=\s|$)|[.!?;](?=\S)[^.!?;]*)*[.!?;]*\s*/g);
        return found === null ? [] : found.map(part => part.trim()).filter(part => part !== "");
    }

    function broken(sentence: string, most: int): list<string> {
        const found = [];
        let rest = sentence;
        while (rest.length > most) {
            const head = rest.slice(0, most);
            const comma = head.lastIndexOf(", ");
            const cut = comma > most / 2 ? comma + 1 : Math.max(head.lastIndexOf(" "), 1);
            found.push(rest.slice(0, cut).trim());
            rest = rest.slice(cut).trim();
        }
        return [...found, rest];
    }

    // Each sentence by itself, long ones in pieces of at most so many letters.
    function apart(text: string, most: int): list<string> {
        return root.sentences(text).reduce((all, sentence) => [...all, ...root.broken(sentence, most)], []);
    }

    // As few pieces as there can be of at most so many letters; the first one may hold `first` only.
    function packed(text: string, most: int, first: int): list<string> {
        if (text.length <= first)
            return [text];
        const pieces = [""];
        for (const part of root.apart(text, most)) {
            const last = pieces[pieces.length - 1];
            const limit = pieces.length === 1 ? first : most;
            if (last.length + part.length < limit)
                pieces[pieces.length - 1] = (last + " " + part).trim();
            else
                pieces.push(part);
        }
        return pieces;
    }

    // How many lines a text takes, reckoned on the safe side; and how high they are.
    function lines(text: string, width: real, font: int): int {
        return Math.ceil(text.length * font * root.letterWidth * 1.25 / Math.max(1, width));
    }

    function tall(text: string, width: real, font: int, lineHeight: real): real {
        return text === "" ? 0 : root.lines(text, width, font) * font * 1.362 * lineHeight;
    }

    // How many letters of a font fit into a rectangle, reckoned on the safe side.
    function letters(width: real, height: real, font: int, lineHeight: real): int {
        const line = Math.max(4, Math.floor(width / (font * root.letterWidth)));
        const lines = Math.max(1, Math.floor(height / (font * 1.362 * lineHeight)));
        return Math.max(10, Math.floor(line * lines * 0.85));
    }
}
