pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// A question is typed, or one of the examples is touched; they make room once something is typed.
KioskPage {
    id: page

    readonly property bool empty: KeyboardView.text === ""

    headerLeft: qsTr("Hỏi máy")
    pages: column
    primaryReady: AskView.canAsk
    primaryIcon: "question"
    primaryText: qsTr("Hỏi")
    title: page.wide || page.compact && !Theme.roomy ? "" : qsTr("Quý vị muốn hỏi gì?")
    typing: true

    onBack: Visit.back()
    onPrimary: AskView.ask()

    Connections {
        function onTypedChanged() {
            if (AskView.hint !== "")
                page.readSoon();
        }

        target: AskView
    }
    Field {
        id: field

        caret: KeyboardView.caret
        label: qsTr("Câu hỏi")
        placeholder: qsTr("Ví dụ: khai sinh cần giấy gì")
        room: parent.height * 0.6
        text: KeyboardView.text
        width: parent.width

        onPlaced: place => KeyboardView.moveTo(place)
    }
    PagedColumn {
        id: column

        anchors.bottom: parent.bottom
        anchors.top: field.bottom
        anchors.topMargin: Theme.smallGap
        turnedByPage: true
        width: parent.width

        onTurned: page.readSoon()

        Notices {
            fontSize: Theme.smallFont
            host: column
            kind: "caution"
            text: AskView.hint
        }
        Repeater {
            model: page.empty ? AskView.examples : null

            Card {
                required property string title
                required property int index

                room: column.pageRoom
                iconName: "question"
                text: title

                onClicked: AskView.askExample(index)
            }
        }
        BigButton {
            property bool present: page.empty

            iconName: "home"
            kind: "outline"
            text: qsTr("Thông tin của phường")

            onClicked: Visit.open("ward")
        }
    }

    keyboard: Keyboard {
        room: page.keyboardRoom
        width: parent.width
    }
}
