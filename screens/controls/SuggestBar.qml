pragma ComponentBehavior: Bound

import QtQuick
import ViewModels

// Whole words for what is begun, as many as fit beside each other, three at most. The row keeps its
// height without them, so that the keys stay where they are.
Row {
    id: root

    property real tall: 0

    readonly property list<string> words: SuggestView.lines === "" ? [] : SuggestView.lines.split("\n")
    readonly property int slots: root.roomFor(root.words)
    readonly property real each: (root.width - root.spacing * (Math.max(1, root.slots) - 1)) / Math.max(1, root.slots)

    function roomFor(words: list<string>): int {
        for (let count = 3; count > 0; count--) {
            const room = (root.width - root.spacing * (count - 1)) / count - Theme.smallGap;
            if (words.slice(0, count).every(word => metrics.advanceWidth(word) <= room))
                return count;
        }
        return 0;
    }

    height: root.tall
    spacing: Theme.keyGap

    FontMetrics {
        id: metrics

        font.family: Theme.body
        font.pixelSize: Math.max(Theme.leastFont, Math.min(Theme.bodyFont, root.tall * 0.62))
        font.weight: Font.DemiBold
    }
    Repeater {
        model: root.words.slice(0, root.slots)

        Key {
            required property string modelData
            required property int index

            property string privacy: "personal"

            implicitHeight: root.tall
            say: qsTr("Gợi ý: %1").arg(modelData)
            text: modelData
            width: root.each

            onClicked: SuggestView.take(index)
        }
    }
}
