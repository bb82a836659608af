pragma ComponentBehavior: Bound

import QtQuick
import screens.controls

// One setting: its name, and its values side by side (one below the other when they do not fit).
Item {
    id: root

    required property string label
    required property list<string> choices
    property int current: 0
    readonly property int columns: {
        const each = (root.width - Theme.smallGap * (root.choices.length - 1)) / root.choices.length;
        return widest.width + Theme.smallGap * 4.2 + Theme.icon * 0.7 > each ? (root.choices.length > 3 ? 2 : 1) : root.choices.length;
    }

    signal picked(index: int)

    implicitHeight: name.implicitHeight + Theme.smallGap + grid.implicitHeight

    TextMetrics {
        id: widest

        font.family: Theme.body
        font.pixelSize: Theme.bodyFont
        font.weight: Font.Bold
        text: root.choices.reduce((a, b) => a.length > b.length ? a : b, "")
    }
    ReadableText {
        id: name

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
                mark: root.columns === 1 ? "ring" : "tick"
                text: modelData
                width: (root.width - Theme.smallGap * (root.columns - 1)) / root.columns

                onClicked: root.picked(index)
            }
        }
    }
}
