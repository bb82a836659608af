import QtQuick
import QtQuick.Templates

// One key of a keyboard or digit pad.
AbstractButton {
    id: root

    property string iconName: ""
    property string say: root.text
    property bool on: false
    property bool quiet: false

    Accessible.name: root.say
    Accessible.role: Accessible.Button
    font.family: Theme.body
    font.pixelSize: Math.max(Theme.leastFont, Math.min(Theme.bodyFont, root.height * 0.62))
    font.weight: Font.DemiBold
    implicitHeight: Math.max(Theme.key, Theme.bodyFont * 1.45)
    implicitWidth: implicitHeight

    background: Rectangle {
        border.color: Theme.line
        border.width: Theme.hairline
        color: root.down ? Theme.chosen : root.on ? Theme.chosen : root.quiet ? Theme.card : Theme.sheet
        radius: Theme.radius * 0.8
    }
    contentItem: Item {
        Text {
            Accessible.ignored: true
            anchors.centerIn: parent
            color: root.down || root.on ? Theme.chosenWords : Theme.ink
            font: root.font
            text: root.iconName === "" ? root.text : ""
            textFormat: Text.PlainText
        }
        Icon {
            anchors.centerIn: parent
            color: root.down || root.on ? Theme.chosenWords : Theme.ink
            name: root.iconName
            size: Theme.icon * 0.85
            visible: root.iconName !== ""
        }
    }
}
