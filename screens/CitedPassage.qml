pragma ComponentBehavior: Bound

import QtQuick
import screens.controls

// What the machine answers, in as few items as fit a page, and below it in smaller letters where it
// comes from and when that was checked. The source is not read aloud by itself.
Repeater {
    id: root

    property string told: ""
    property string source: ""
    property PagedColumn host: null

    readonly property int most: root.host === null ? 1000 : Cut.letters(root.host.width, root.host.pageRoom * 0.75, Theme.bodyFont, Theme.lineHeight) * 0.9
    readonly property string pieces: Cut.packed(root.told, root.most, root.most).join(Cut.seam)
    readonly property list<string> lines: root.pieces === "" ? [] : root.pieces.split(Cut.seam)

    model: root.source === "" ? root.lines : [...root.lines, root.source]

    ReadableText {
        required property string modelData
        required property int index

        readonly property bool cites: index === root.lines.length
        property bool keepsNext: index === root.lines.length - 1 && root.source !== ""

        bottomPadding: cites ? Theme.smallGap : 0
        color: cites ? Theme.softInk : Theme.ink
        font.pixelSize: cites ? Theme.leastFont : Theme.bodyFont
        font.weight: cites ? Font.Normal : Font.DemiBold
        readable: !cites
        told: true
        text: modelData
    }
}
