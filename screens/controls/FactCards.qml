pragma ComponentBehavior: Bound

import QtQuick

// One fact to read as a card; as several where it is longer than a page of its column.
Repeater {
    id: root

    property string iconName: ""
    property string heading: ""
    property string body: ""
    property bool bodyReadable: true
    property bool plain: false
    property PagedColumn host: null

    readonly property real inside: root.host === null ? 0 : root.host.width - Theme.smallGap * 3
    readonly property real room: root.host === null ? 10000 : root.host.pageRoom * 0.94 - Theme.smallGap * 2
    readonly property int most: Cut.letters(root.inside, root.room, root.bodyFont, Theme.lineHeight)
    readonly property int headingFont: [Theme.bodyFont, Math.min(Theme.bodyFont, Theme.noteFont)].find(font => Cut.tall(root.heading, root.inside * 0.85, font, Theme.titleLineHeight) < root.room * 0.7) ?? Theme.frameFont
    readonly property int bodyFont: Math.min(Theme.noteFont, root.headingFont)
    readonly property real rest: root.room - Cut.tall(root.heading, root.inside * 0.85, root.headingFont, Theme.titleLineHeight)
    readonly property int first: root.rest < root.bodyFont * 2 ? 0 : Cut.letters(root.inside * 0.85, root.rest, root.bodyFont, Theme.lineHeight)

    readonly property string pieces: Cut.packed(root.body, root.most, root.first).join(Cut.seam)

    model: root.heading === "" ? [] : root.pieces.split(Cut.seam)

    FactCard {
        required property string modelData
        required property int index

        body: modelData
        bodyFont: root.bodyFont
        bodyReadable: root.bodyReadable
        heading: index === 0 ? root.heading : ""
        headingFont: root.headingFont
        iconName: index === 0 ? root.iconName : ""
        plain: root.plain
    }
}
