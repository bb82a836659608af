pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: qsTr("Tìm bằng chữ")
    pages: column
    primaryIcon: "list"
    primaryText: qsTr("Xem lại từ đầu")
    primaryVisible: column.pageCount > 1
    title: page.wide || page.compact && !Theme.roomy ? "" : qsTr("Quý vị cần làm việc gì?")
    typing: true
    aloft: page.low ? field.height + Theme.smallGap : 0

    onBack: Visit.back()
    onPrimary: column.turn()

    Field {
        id: field

        label: qsTr("Việc cần tìm")
        placeholder: qsTr("Ví dụ: giấy khai sinh")
        room: page.low ? Theme.buttonHeight * 1.6 : parent.height * 0.5
        caret: KeyboardView.caret
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
            host: column
            text: FindView.advice
        }
        Passage {
            fontSize: Theme.typedFont
            host: column
            ink: Theme.softInk
            text: FindView.unsure && FindView.advice === "" ? qsTr("Máy chưa chắc, xin xem:") : ""
        }
        Repeater {
            model: FindView.results

            Card {
                required property string title
                required property string subtitle
                required property bool guided
                required property int index

                room: column.pageRoom
                iconName: guided ? "document" : "ask-desk"
                note: guided ? (page.compact ? "" : subtitle) : qsTr("hỏi ở quầy")
                text: title

                onClicked: FindView.openResult(index)
            }
        }
        BigButton {
            property bool present: KeyboardView.text !== ""

            iconName: "question"
            kind: "outline"
            text: qsTr("Hỏi máy câu này")

            onClicked: AskView.ask()
        }
        Passage {
            fontSize: Theme.typedFont
            host: column
            ink: Theme.softInk
            text: FindView.nothing ? qsTr("Chưa tìm thấy. Xin gõ chữ khác, hoặc chọn theo nhóm.") : ""
        }
        BigButton {
            iconName: "list"
            kind: "outline"
            text: qsTr("Chọn theo nhóm")
            visible: FindView.nothing || FindView.unsure

            onClicked: Visit.back()
        }
    }

    keyboard: Keyboard {
        room: page.keyboardRoom
        width: parent.width
    }
}
