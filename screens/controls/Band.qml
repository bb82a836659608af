pragma ComponentBehavior: Bound

import QtQuick

// The quiet band on top: what is being done, and where one is in it; a gold line shows how far.
// Both parts stand in one line where they fit, else one below the other, or, where only one line has
// room, the first alone; too long a name ends in "…".
Rectangle {
    id: root

    property string leftWords: ""
    property string rightWords: ""
    property real progress: -1
    property bool oneLine: false

    readonly property real room: root.width - Theme.margin * 2
    readonly property bool crowded: root.leftWords !== "" && root.rightWords !== "" && leftMeasure.advanceWidth + rightMeasure.advanceWidth + Theme.gap > root.room
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

    color: Theme.band
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
        text: root.leftWords
    }
    TextMetrics {
        id: rightMeasure

        font: rightText.font
        text: root.rightWords
    }
    ReadableText {
        id: leftText

        color: Theme.bandWords
        font.pixelSize: Theme.frameFont
        font.weight: Font.DemiBold
        lineHeight: Theme.titleLineHeight
        readable: false
        text: root.shortened(root.leftWords, bold)
        told: true
        wrapMode: Text.NoWrap
        x: Theme.margin
        y: (root.height - line.height - (root.stacked ? height + rightText.height : height)) / 2
    }
    ReadableText {
        id: rightText

        color: Theme.bandWords
        font.pixelSize: Theme.frameFont
        lineHeight: Theme.titleLineHeight
        readable: false
        text: root.shortened(root.rightWords, plain)
        told: true
        visible: !root.crowded || root.stacked
        wrapMode: Text.NoWrap
        x: root.stacked || root.leftWords === "" ? Theme.margin : root.width - Theme.margin - width
        y: root.stacked ? leftText.y + leftText.height : leftText.y
    }
    Rectangle {
        id: line

        anchors.bottom: parent.bottom
        color: Theme.chosen
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
