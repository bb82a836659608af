import QtQuick
import QtQuick.Templates
import ViewModels

// One key of the help row: icon above its words (beside them where the row is wide). It is dark
// while the six keys are on it.
AbstractButton {
    id: root

    required property string iconName
    property bool on: false
    property bool beside: false
    property bool framed: false

    property real wordsRoom: words.implicitHeight
    readonly property real wordsHeight: words.implicitHeight
    readonly property bool reached: Appearance.keys && root.activeFocus
    readonly property color ink: root.reached ? Theme.ground : root.on ? Theme.chosenWords : Theme.actionInk

    Accessible.name: root.text
    Accessible.role: Accessible.Button
    font.family: Theme.body
    font.pixelSize: Theme.frameFont
    font.weight: Font.DemiBold
    implicitHeight: root.beside ? Math.max(Theme.target, words.implicitHeight + Theme.smallGap / 2) : root.framed ? Theme.frameIcon + words.implicitHeight + Theme.smallGap * 1.5 : Math.max(Theme.helpHeight, Theme.frameIcon + words.implicitHeight + Theme.smallGap)
    implicitWidth: words.implicitWidth

    background: Rectangle {
        border.color: Theme.edge
        border.width: root.framed ? Theme.thickEdge * 0.7 : 0
        color: root.reached ? Theme.ink : root.down ? Qt.tint(Theme.card, "#30000000") : root.on ? Theme.chosen : root.framed ? Theme.ground : Theme.card
        radius: root.framed ? Theme.radius : 0
    }
    contentItem: Item {
        Grid {
            id: grid

            anchors.horizontalCenter: parent.horizontalCenter
            columns: root.beside ? 2 : 1
            horizontalItemAlignment: Grid.AlignHCenter
            spacing: Math.round(Theme.smallGap / 3)
            verticalItemAlignment: Grid.AlignVCenter
            y: root.beside ? (parent.height - height) / 2 : (parent.height - Theme.frameIcon - spacing - root.wordsRoom) / 2

            Icon {
                color: root.ink
                name: root.iconName
                size: Theme.frameIcon
            }
            ReadableText {
                id: words

                Accessible.ignored: true
                color: root.ink
                font: root.font
                horizontalAlignment: Text.AlignHCenter
                lineHeight: Theme.titleLineHeight
                readable: false
                text: root.text
                width: Math.min(implicitWidth, root.width - (root.beside ? Theme.frameIcon + Theme.smallGap / 2 : 0))
            }
        }
    }
}
