pragma ComponentBehavior: Bound

import QtQuick
import ViewModels

// The quiet band on top: what is being done, and where one is in it; a gold line shows how far.
// Both parts stand in one line where they fit, else one below the other, or, where only one line has
// room, the first alone; too long a name ends in "…".
// In practice the band is of another colour and says so; what else it says only where that fits.
Rectangle {
    id: root

    property string leftWords: ""
    property string rightWords: ""
    property real progress: -1
    property bool oneLine: false
    property alias mark: leftText

    readonly property string practiceWords: qsTr("ĐANG TẬP – không gửi đi đâu")
    readonly property string first: Visit.practice ? root.practiceWords : root.leftWords
    readonly property string second: !Visit.practice ? root.rightWords : bold.advanceWidth(root.practiceWords) + plain.advanceWidth(root.leftWords) + Theme.gap <= root.room ? root.leftWords : ""
    readonly property color words: Visit.practice ? Theme.chosenWords : Theme.bandWords
    readonly property real room: root.width - Theme.margin * 2
    readonly property bool crowded: root.first !== "" && root.second !== "" && leftMeasure.advanceWidth + rightMeasure.advanceWidth + Theme.gap > root.room
    readonly property bool stacked: root.crowded && !root.oneLine

    // Reading the font makes a binding that calls this be worked out again when the size changes.
    function shortened(text: string, metrics: FontMetrics): string {
        if (metrics.font.pixelSize <= 0 || metrics.advanceWidth(text) <= root.room)
            return text;
        const words = text.split(" ");
        while (words.length > 1 && metrics.advanceWidth(words.join(" ") + "…") > root.room)
            words.pop();
        return words.join(" ") + "…";
    }

    color: Visit.practice ? Theme.chosen : Theme.band
    implicitHeight: Math.max(Theme.headerHeight, (root.stacked ? leftText.height + rightText.height : leftText.height) + Theme.smallGap) + line.height

    FontMetrics {
        id: bold

        font: leftText.font
    }
    FontMetrics {
        id: plain

        font: rightText.font
    }
    TextMetrics {
        id: leftMeasure

        font: leftText.font
        text: root.first
    }
    TextMetrics {
        id: rightMeasure

        font: rightText.font
        text: root.second
    }
    ReadableText {
        id: leftText

        color: root.words
        font.pixelSize: Theme.frameFont
        font.weight: Font.DemiBold
        lineHeight: Theme.titleLineHeight
        readable: false
        text: root.shortened(root.first, bold)
        told: true
        wrapMode: Text.NoWrap
        x: Theme.margin
        y: (root.height - line.height - (root.stacked ? height + rightText.height : height)) / 2
    }
    ReadableText {
        id: rightText

        color: root.words
        font.pixelSize: Theme.frameFont
        lineHeight: Theme.titleLineHeight
        readable: false
        text: root.shortened(root.second, plain)
        told: true
        visible: !root.crowded || root.stacked
        wrapMode: Text.NoWrap
        x: root.stacked || root.first === "" ? Theme.margin : root.width - Theme.margin - width
        y: root.stacked ? leftText.y + leftText.height : leftText.y
    }
    Rectangle {
        id: line

        anchors.bottom: parent.bottom
        color: Visit.practice ? Theme.action : Theme.chosen
        height: root.progress < 0 ? 0 : Theme.thickEdge * 2
        width: parent.width * Math.max(0, Math.min(1, root.progress))
    }
    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: Theme.hairline
        visible: Theme.contrast && root.progress < 0
        width: parent.width
    }
}
