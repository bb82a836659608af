pragma ComponentBehavior: Bound

import QtQuick

// The one large text of a page. One that takes too much room is set smaller, as notes or the band.
Item {
    id: root

    property string text: ""
    property string spoken: ""
    property string privacy: "public"
    property string iconName: ""
    property real room: 10000

    readonly property real textWidth: root.width - (root.iconName !== "" ? Theme.titleFont * 1.7 + Theme.smallGap : 0)
    readonly property int fontSize: large.height <= root.room ? Theme.titleFont : middle.height <= root.room ? Math.min(Theme.titleFont, Theme.bodyFont) : small.height <= root.room ? Theme.noteFont : Theme.frameFont

    implicitHeight: Math.max(title.height, mark.visible ? mark.height : 0)

    component Measure: Text {
        font.family: Theme.body
        font.weight: Font.Bold
        lineHeight: Theme.titleLineHeight
        text: root.text
        textFormat: Text.PlainText
        visible: false
        width: root.textWidth
        wrapMode: Text.Wrap
    }

    Measure {
        id: large

        font.pixelSize: Theme.titleFont
    }
    Measure {
        id: middle

        font.pixelSize: Theme.bodyFont
    }
    Measure {
        id: small

        font.pixelSize: Theme.noteFont
    }
    Rectangle {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.done
        height: width
        radius: width / 2
        visible: root.iconName !== ""
        width: root.fontSize * 1.7

        Icon {
            anchors.centerIn: parent
            color: Theme.doneWords
            name: root.iconName
            size: parent.width * 0.6
        }
    }
    ReadableText {
        id: title

        Accessible.role: Accessible.Heading
        anchors.verticalCenter: parent.verticalCenter
        font.pixelSize: root.fontSize
        font.weight: Font.Bold
        lineHeight: Theme.titleLineHeight
        privacy: root.privacy
        spoken: root.spoken
        text: root.text
        width: root.width - x
        x: mark.visible ? mark.width + Theme.smallGap : 0
    }
}
