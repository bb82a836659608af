pragma ComponentBehavior: Bound

import QtQuick

// A longer text, one item a sentence, so that a paged column can break between sentences; as few
// items as fit where it is `packed`.
// A sentence longer than a page (official names run to 919 characters) is cut at a comma or a word.
Repeater {
    id: root

    property string text: ""
    property string spoken: ""
    property int fontSize: Theme.bodyFont
    property color ink: Theme.ink
    property bool packed: false
    property bool readable: true
    property PagedColumn host: null

    readonly property int most: root.host === null ? 200 : Math.min(root.packed ? 1000 : 200, Cut.letters(root.host.width, root.host.pageRoom, root.fontSize, Theme.lineHeight))

    readonly property list<string> said: Cut.apart(root.spoken, 100000)
    readonly property bool paired: root.said.length === root.count

    readonly property string pieces: (root.packed ? Cut.packed(root.text, root.most, root.most) : Cut.apart(root.text, root.most)).join(Cut.seam)

    model: root.pieces === "" ? [] : root.pieces.split(Cut.seam)

    ReadableText {
        required property string modelData
        required property int index

        color: root.ink
        font.pixelSize: root.fontSize
        readable: root.readable && (root.paired || root.spoken === "" || index === 0)
        spoken: root.paired ? root.said[index] ?? "" : index === 0 ? root.spoken : ""
        told: true
        text: modelData
    }
}
