pragma ComponentBehavior: Bound

import QtQuick
import ViewModels

// Day, month, year: three boxes that fill one after the other; touch a box to mend it.
Row {
    id: root

    readonly property real each: (root.width - Theme.smallGap * 2) / 3.6

    spacing: Theme.smallGap

    component Box: Column {
        id: box

        required property string label
        required property string value
        required property int part

        spacing: Theme.smallGap / 2

        ReadableText {
            color: Theme.softInk
            font.pixelSize: Theme.tablet ? Theme.frameFont : Theme.noteFont
            readable: false
            text: box.label
            width: box.width
        }
        Field {
            focused: KeyboardView.datePart === box.part
            label: box.label
            text: box.value
            width: box.width

            onTouched: KeyboardView.focusDate(box.part)
        }
    }

    Box {
        label: qsTr("Ngày")
        part: 0
        value: KeyboardView.day
        width: root.each
    }
    Box {
        label: qsTr("Tháng")
        part: 1
        value: KeyboardView.month
        width: root.each
    }
    Box {
        label: qsTr("Năm")
        part: 2
        value: KeyboardView.year
        width: root.each * 1.6
    }
}
