import QtQuick
import screens.controls

// A word underlined that is none any more: where nothing is spoken its start is -1.
Window {
    ReadableText {
        id: words

        text: "Một hai ba"
    }
    SpokenUnderline {
        end: 5
        start: -1
        target: words
    }
}
