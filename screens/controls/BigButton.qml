import QtQuick
import QtQuick.Templates

// A main button: at least 20 mm high, words first, an icon beside them where there is room for it,
// never without words. One that is `waiting` for an answer is pale and says what it waits for.
AbstractButton {
    id: root

    property string kind: "primary"
    property string iconName: ""
    property string trailingIcon: ""
    property string note: ""
    property int noteSize: Theme.noteFont
    property bool hinted: false
    property string spoken: ""

    readonly property real pictures: (root.iconName === "" ? 0 : Theme.actIcon + Theme.smallGap) + (root.trailingIcon === "" ? 0 : Theme.actIcon + Theme.smallGap)
    readonly property real inside: root.width - Theme.smallGap * 2
    readonly property bool pictured: metrics.advanceWidth + root.pictures <= root.inside || metrics.advanceWidth > root.inside && root.width > Theme.actFont * 10
    readonly property real room: root.inside - (root.pictured ? root.pictures : 0)
    // An arrow fills the middle of its square only: to the eye, words beside one are off the centre.
    readonly property real lean: !root.pictured ? 0 : ((root.trailingIcon === "next" ? 1 : 0) - (root.iconName === "back" ? 1 : 0)) * Theme.actIcon * 0.16
    readonly property color fill: !root.enabled && root.kind === "primary" ? Theme.ground : root.kind === "primary" ? Theme.action : root.kind === "stop" ? Theme.stop : root.kind === "card" ? Theme.card : Theme.ground
    readonly property color words: !root.enabled ? Theme.softInk : root.kind === "primary" ? Theme.actionWords : root.kind === "stop" ? Theme.stopWords : root.kind === "card" ? Theme.ink : root.kind === "waiting" ? Theme.softInk : Theme.actionInk

    Accessible.description: root.note
    Accessible.name: root.text
    Accessible.role: Accessible.Button
    font.family: Theme.body
    font.pixelSize: Theme.actFont
    font.weight: Font.DemiBold
    implicitHeight: Math.max(Theme.actHeight, column.implicitHeight + Theme.smallGap * 2)
    implicitWidth: Math.ceil(Math.max(metrics.advanceWidth, noteMetrics.advanceWidth)) + Theme.gap * 2 + root.pictures

    background: Rectangle {
        border.color: !root.enabled ? Theme.line : root.hinted ? Theme.chosen : root.kind === "card" ? Theme.line : Theme.edge
        border.width: root.hinted ? Theme.thickEdge * 1.4 : root.kind === "card" ? Theme.hairline : Theme.thickEdge * 0.7
        color: root.down ? Qt.tint(root.fill, root.kind === "primary" || root.kind === "stop" ? "#40FFFFFF" : "#30000000") : root.fill
        radius: Theme.radius
    }
    contentItem: Item {
        implicitHeight: column.implicitHeight

        TextMetrics {
            id: metrics

            font: root.font
            text: root.text
        }
        TextMetrics {
            id: noteMetrics

            font.family: Theme.body
            font.pixelSize: root.noteSize
            text: root.note
        }
        Row {
            id: row

            anchors.centerIn: parent
            anchors.horizontalCenterOffset: root.lean
            spacing: Theme.smallGap

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.words
                name: root.iconName
                size: Theme.actIcon
                visible: root.iconName !== "" && root.pictured
            }
            Column {
                id: column

                anchors.verticalCenter: parent.verticalCenter

                ReadableText {
                    id: label

                    Accessible.ignored: true
                    anchors.horizontalCenter: parent.horizontalCenter
                    color: root.words
                    font: root.font
                    horizontalAlignment: root.iconName !== "" && root.pictured ? Text.AlignLeft : Text.AlignHCenter
                    lineHeight: Theme.titleLineHeight
                    spoken: root.spoken
                    text: root.text
                    width: Math.min(implicitWidth, root.room)
                }
                ReadableText {
                    Accessible.ignored: true
                    anchors.horizontalCenter: parent.horizontalCenter
                    color: root.words
                    font.pixelSize: root.noteSize
                    horizontalAlignment: Text.AlignHCenter
                    text: root.note
                    visible: root.note !== ""
                    width: Math.min(implicitWidth, root.room)
                }
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.words
                name: root.trailingIcon
                size: Theme.actIcon
                visible: root.trailingIcon !== "" && root.pictured
            }
        }
    }
}
