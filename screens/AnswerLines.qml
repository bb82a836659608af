pragma ComponentBehavior: Bound

import QtQuick
import screens.controls

// An answer to look at once more; in several lines of the column where it is longer than its page.
Repeater {
    id: root

    property string section: ""
    property string part: ""
    property string label: ""
    property string answer: ""
    property string privacy: "personal"
    property bool editable: true
    property int line: -1
    property PagedColumn host: null

    readonly property bool beside: root.host !== null && root.host.width > Theme.bodyFont * 20
    readonly property real inside: (root.host === null ? 1000 : root.host.width) * (root.beside ? 0.66 : 1) - (root.editable ? Theme.actFont * 5 : 0)
    readonly property bool long: root.answer.length > Cut.letters(root.inside, Theme.bodyFont * 5.5, Theme.bodyFont, Theme.titleLineHeight)
    readonly property int fontSize: root.long ? Math.min(Theme.bodyFont, Theme.noteFont) : Theme.bodyFont
    readonly property int most: root.host === null ? 1000 : Cut.letters(root.inside, root.host.pageRoom - Theme.noteFont * 4, root.fontSize, Theme.titleLineHeight)

    readonly property string pieces: Cut.packed(root.answer, root.most, root.most).join(Cut.seam)

    signal edit

    model: root.pieces.split(Cut.seam)

    AnswerLine {
        required property string modelData
        required property int index

        answer: modelData
        editable: root.editable && index === 0
        fontSize: root.fontSize
        label: index === 0 ? root.label : ""
        line: root.line
        part: root.part
        section: index === 0 ? root.section : ""
        privacy: root.privacy

        onEdit: root.edit()
    }
}
