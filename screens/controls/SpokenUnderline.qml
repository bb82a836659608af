pragma ComponentBehavior: Bound

import QtQuick

// Bars below the descenders of the words being spoken; an <u> would swallow the dấu nặng.
Item {
    id: root

    required property Text target
    required property int start
    required property int end

    readonly property var spans: root.measure(root.start, root.end)

    function measure(from: int, to: int): list<rect> {
        const spans = [];
        const shift = root.target.horizontalAlignment === Text.AlignHCenter ? 0.5 : 0;
        let line = null;
        for (let i = Math.max(0, from); i < Math.min(to, ruler.length); ++i) {
            const left = ruler.positionToRectangle(i);
            const right = ruler.positionToRectangle(i + 1);
            const end = right.y === left.y ? right.x : left.x + metrics.averageCharacterWidth;
            if (line !== null && line.y === left.y) {
                line.width = end - line.x;
            } else {
                line = Qt.rect(left.x, left.y, end - left.x, left.height);
                spans.push(line);
            }
            spans[spans.length - 1] = line;
        }
        return spans;
    }

    TextEdit {
        id: ruler

        Accessible.ignored: true
        activeFocusOnPress: false
        enabled: false
        font: root.target.font
        horizontalAlignment: root.target.horizontalAlignment
        opacity: 0
        readOnly: true
        text: root.target.text
        width: root.target.width
        wrapMode: TextEdit.Wrap
    }

    FontMetrics {
        id: metrics

        font: root.target.font
    }

    Repeater {
        model: root.spans

        Rectangle {
            required property rect modelData

            readonly property int lineIndex: Math.round(modelData.y / Math.max(1, modelData.height))
            readonly property real lineStep: root.target.lineCount > 0 ? root.target.contentHeight / root.target.lineCount : 0

            color: root.target.color
            height: Math.max(2, root.target.font.pixelSize / 14)
            width: modelData.width
            x: modelData.x
            y: lineIndex * lineStep + metrics.ascent + metrics.descent * 0.95
        }
    }
}
