pragma ComponentBehavior: Bound

import QtQuick
import screens.controls

// One setting: its name, and its values side by side (one below the other when they do not fit).
Item {
    id: root

    required property string label
    required property list<string> choices
    property int current: 0
    readonly property real each: widest.width + Theme.smallGap * 4.2 + Theme.icon * 0.7
    readonly property int columns: [root.choices.length, 2].find(count => root.each * count + Theme.smallGap * (count - 1) <= root.width) ?? 1

    signal picked(index: int)

    implicitHeight: name.implicitHeight + Theme.smallGap + grid.implicitHeight

    TextMetrics {
        id: widest

        font.family: Theme.body
        font.pixelSize: Theme.tablet ? Theme.actFont : Theme.bodyFont
        font.weight: Font.Bold
        text: root.choices.reduce((a, b) => a.length > b.length ? a : b, "")
    }
    ReadableText {
        id: name

        font.pixelSize: Theme.tablet ? Theme.smallFont : Theme.bodyFont
        font.weight: Font.DemiBold
        text: root.label
        width: parent.width
    }
    Grid {
        id: grid

        anchors.top: name.bottom
        anchors.topMargin: Theme.smallGap
        columnSpacing: Theme.smallGap
        columns: root.columns
        rowSpacing: Theme.smallGap

        Repeater {
            model: root.choices

            Card {
                required property string modelData
                required property int index

                Accessible.name: root.label + ": " + modelData
                chosen: index === root.current
                small: Theme.tablet
                mark: root.columns === 1 ? "ring" : "tick"
                text: modelData
                width: (root.width - Theme.smallGap * (root.columns - 1)) / root.columns

                onClicked: root.picked(index)
            }
        }
    }
}
