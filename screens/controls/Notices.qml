pragma ComponentBehavior: Bound

import QtQuick

// Something to know; in several notices where it is longer than a page of its column.
Repeater {
    id: root

    property string kind: "note"
    property string text: ""
    property string spoken: ""
    property string iconName: root.kind === "note" ? "info" : "warning"
    property int fontSize: Theme.noteFont
    property PagedColumn host: null

    readonly property int most: root.host === null ? 1000 : Cut.letters(root.host.width - Theme.smallGap * 3, root.host.pageRoom - Theme.smallGap * 2, root.fontSize, Theme.lineHeight) * 0.85

    readonly property string pieces: Cut.packed(root.text, root.most, root.most).join(Cut.seam)

    model: root.text === "" ? [] : root.pieces.split(Cut.seam)

    Notice {
        required property string modelData
        required property int index

        fontSize: root.fontSize
        iconName: root.iconName
        kind: root.kind
        spoken: index === 0 ? root.spoken : ""
        readable: root.spoken === "" || index === 0
        text: modelData
    }
}
