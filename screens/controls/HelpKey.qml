import QtQuick
import QtQuick.Controls.Basic

// One key of the help row: icon above words, always in the same place.
AbstractButton {
    id: root

    required property string iconName
    property bool on: false

    Accessible.name: root.text
    Accessible.role: Accessible.Button
    font.family: Theme.body
    font.pixelSize: Theme.frameFont
    font.weight: Font.DemiBold
    implicitHeight: Theme.helpHeight
    implicitWidth: words.implicitWidth

    background: Rectangle {
        color: root.down ? Qt.tint(Theme.card, "#30000000") : root.on ? Theme.chosen : Theme.card
    }
    contentItem: Item {
        Column {
            anchors.centerIn: parent
            spacing: Math.round(Theme.smallGap / 3)
            width: parent.width

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                color: root.on ? Theme.chosenWords : Theme.actionInk
                name: root.iconName
                size: Theme.frameIcon
            }
            ReadableText {
                id: words

                Accessible.ignored: true
                color: root.on ? Theme.chosenWords : Theme.actionInk
                font: root.font
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 1.2
                readable: false
                text: root.text
                width: parent.width
            }
        }
    }
}
