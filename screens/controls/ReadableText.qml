pragma ComponentBehavior: Bound

import QtQuick

// Text that is shown, found by its role and name, read aloud, and underlined while it is spoken.
Text {
    id: root

    property string spoken: ""
    property string privacy: "public"
    property bool readable: true
    property bool told: root.readable
    property int spokenStart: -1
    property int spokenEnd: -1

    color: Theme.ink
    font.family: Theme.body
    font.pixelSize: Theme.bodyFont
    lineHeight: Theme.lineHeight
    textFormat: Text.PlainText
    wrapMode: Text.Wrap

    Accessible.ignored: !root.told
    Accessible.name: root.text
    Accessible.role: Accessible.StaticText

    Loader {
        active: root.spokenEnd > root.spokenStart && root.spokenStart >= 0
        anchors.fill: parent

        sourceComponent: SpokenUnderline {
            end: root.spokenEnd
            start: root.spokenStart
            target: root
        }
    }
}
