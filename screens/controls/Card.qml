import QtQuick
import QtQuick.Templates

// A whole-width card to touch: icon, bold words, one line; then a ring (answers), a chevron (doors),
// a tick when chosen (settings), or nothing. Where it would be higher than `room` its letters shrink;
// a small one leaves its note to assistive technology rather than be too high.
AbstractButton {
    id: root

    property string iconName: ""
    property string note: ""
    property string mark: "chevron"
    property bool chosen: false
    property string spoken: ""
    property string privacy: "public"
    property bool small: false
    property real room: 10000

    readonly property bool pictured: root.iconName !== "" && root.width > Theme.bodyFont * 12
    readonly property real inside: root.width - (root.pictured ? Theme.smallGap * 3.2 + Theme.icon : Theme.smallGap * 1.6) - (root.mark === "none" ? 0 : Theme.icon) - Theme.smallGap * 2.6
    readonly property bool long: Cut.lines(root.text, root.inside, Theme.bodyFont) > 3
    readonly property int smaller: Math.min(Theme.bodyFont, Theme.noteFont)
    readonly property int wordsFont: root.small ? (root.fits(Theme.actFont, Theme.frameFont) ? Theme.actFont : Theme.frameFont) : !root.long && root.fits(Theme.bodyFont, Theme.noteFont) ? Theme.bodyFont : root.fits(root.smaller, Theme.frameFont) ? root.smaller : Theme.frameFont
    readonly property int noteFont: root.fits(root.wordsFont, Theme.noteFont) ? Theme.noteFont : Theme.frameFont
    readonly property color words: root.chosen ? Theme.chosenWords : Theme.ink

    function fits(words: int, note: int): bool {
        const height = Cut.tall(root.text, root.inside, words, Theme.titleLineHeight) + Cut.tall(root.note, root.inside, note, Theme.lineHeight);
        return height + Theme.smallGap * 2 <= root.room;
    }

    Accessible.checkable: root.mark === "ring"
    Accessible.checked: root.chosen
    Accessible.description: root.note
    Accessible.name: root.text
    Accessible.role: root.mark === "ring" ? Accessible.RadioButton : Accessible.Button
    font.family: Theme.body
    font.pixelSize: root.wordsFont
    font.weight: Font.DemiBold
    implicitHeight: Math.max(root.small ? Theme.actHeight : Theme.buttonHeight, words.implicitHeight + Theme.smallGap * 2)

    background: Rectangle {
        border.color: root.chosen ? Theme.chosenEdge : Theme.line
        border.width: root.chosen ? Theme.thickEdge : Theme.hairline
        color: root.chosen ? Theme.chosen : root.down ? Qt.tint(Theme.card, "#30000000") : Theme.card
        radius: Theme.radius
    }
    contentItem: Item {
        Icon {
            id: icon

            anchors.left: parent.left
            anchors.leftMargin: Theme.smallGap * 1.6
            anchors.verticalCenter: parent.verticalCenter
            color: root.chosen ? Theme.chosenWords : Theme.actionInk
            name: root.iconName
            visible: root.pictured
        }
        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: root.pictured ? Theme.smallGap * 3.2 + Theme.icon : Theme.smallGap * 1.6
            anchors.right: mark.left
            anchors.rightMargin: Theme.smallGap
            anchors.verticalCenter: parent.verticalCenter

            ReadableText {
                Accessible.ignored: true
                color: root.words
                font: root.font
                lineHeight: Theme.titleLineHeight
                privacy: root.privacy
                spoken: root.spoken
                text: root.text
                width: words.width
            }
            ReadableText {
                Accessible.ignored: true
                color: root.chosen ? Theme.chosenWords : Theme.softInk
                font.pixelSize: root.noteFont
                text: root.note
                visible: root.note !== "" && (!root.small || root.fits(root.wordsFont, root.noteFont))
                width: words.width
            }
        }
        Item {
            id: mark

            anchors.right: parent.right
            anchors.rightMargin: Theme.smallGap * 1.6
            anchors.verticalCenter: parent.verticalCenter
            height: width
            width: root.mark === "none" || root.mark === "tick" && !root.chosen ? 0 : root.mark === "tick" ? Theme.icon * 0.7 : Theme.icon

            Icon {
                anchors.centerIn: parent
                name: "next"
                size: Theme.icon * 0.7
                visible: root.mark === "chevron"
            }
            Icon {
                anchors.centerIn: parent
                color: root.words
                name: "check"
                size: parent.width
                visible: root.mark === "tick" && root.chosen
            }
            Rectangle {
                anchors.fill: parent
                border.color: root.chosen ? Theme.chosenWords : Theme.ink
                border.width: Math.max(2, Theme.hairline * 1.5)
                color: root.chosen ? Theme.chosenWords : Theme.ground
                radius: width / 2
                visible: root.mark === "ring"

                Icon {
                    anchors.centerIn: parent
                    color: Theme.chosen
                    name: "check"
                    size: parent.width * 0.6
                    visible: root.chosen
                }
            }
        }
    }
}
