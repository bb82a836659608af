import QtQuick

// A card to read, not to touch: icon, heading, what to know.
Item {
    id: root

    property string iconName: ""
    property string heading: ""
    property int headingFont: Theme.bodyFont
    property int bodyFont: Theme.noteFont
    property string headingSpoken: ""
    property string body: ""
    property string bodySpoken: ""
    property bool bodyReadable: true
    property bool plain: false

    readonly property bool pictured: root.iconName !== "" && root.width > Theme.bodyFont * 12

    implicitHeight: Math.max(root.pictured ? Theme.icon : 0, words.implicitHeight) + Theme.smallGap * 2

    Rectangle {
        anchors.fill: parent
        border.color: Theme.line
        border.width: Theme.hairline
        color: root.plain ? Theme.ground : Theme.sheet
        radius: Theme.radius
    }
    Icon {
        anchors.left: parent.left
        anchors.leftMargin: Theme.smallGap * 1.6
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        visible: root.pictured
    }
    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: root.pictured ? Theme.smallGap * 3.2 + Theme.icon : Theme.smallGap * 1.6
        anchors.right: parent.right
        anchors.rightMargin: Theme.smallGap
        anchors.verticalCenter: parent.verticalCenter

        ReadableText {
            font.pixelSize: root.headingFont
            font.weight: Font.DemiBold
            lineHeight: Theme.titleLineHeight
            spoken: root.headingSpoken
            text: root.heading
            visible: root.heading !== ""
            width: words.width
        }
        ReadableText {
            color: Theme.softInk
            font.pixelSize: root.bodyFont
            readable: root.bodyReadable
            spoken: root.bodySpoken
            text: root.body
            told: true
            visible: root.body !== ""
            width: words.width
        }
    }
}
