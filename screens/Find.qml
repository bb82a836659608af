pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: qsTr("Chọn việc cần làm")
    pages: column
    primaryIcon: "list"
    primaryText: qsTr("Xem lại từ đầu")
    primaryVisible: column.pageCount > 1
    moreText: Theme.tablet || !Theme.roomy ? qsTr("Xem tiếp") : qsTr("Xem thêm việc khác")
    title: qsTr("Quý vị cần làm việc gì?")

    onBack: Visit.back()
    onPrimary: column.turn()

    BigButton {
        id: search

        visible: !page.wide

        iconName: "search"
        kind: "outline"
        text: qsTr("Tìm bằng chữ")
        width: parent.width

        onClicked: FindView.openSearch()
    }
    PagedColumn {
        id: column

        anchors.bottom: parent.bottom
        anchors.top: page.wide ? parent.top : search.bottom
        anchors.topMargin: page.wide ? 0 : Theme.gap
        turnedByPage: true
        width: parent.width

        onTurned: page.readSoon()

        Repeater {
            model: FindView.groups

            Card {
                required property string title
                required property string subtitle
                required property string sign
                required property int index

                room: column.pageRoom
                iconName: sign
                note: subtitle
                text: title

                onClicked: FindView.openGroup(index)
            }
        }
        BigButton {
            property bool keepsNext: true

            iconName: "question"
            kind: "outline"
            text: qsTr("Hỏi máy một câu")

            onClicked: AskView.openAsk()
        }
        BigButton {
            iconName: "help-person"
            kind: "outline"
            text: qsTr("Không thấy việc của mình: gọi cán bộ")

            onClicked: Visit.open("call")
        }
    }

    aside: BigButton {
        height: page.wide ? implicitHeight : 0
        iconName: "search"
        kind: "outline"
        text: qsTr("Tìm bằng chữ")
        visible: page.wide
        width: parent.width

        onClicked: FindView.openSearch()
    }
}
