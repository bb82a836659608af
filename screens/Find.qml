pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    // Where letters are large, two buttons do not fit beside each other.
    readonly property bool asks: Theme.roomy && !page.wide

    headerLeft: qsTr("Chọn việc cần làm")
    leftBy: FindView.groupNumber
    pages: column
    primaryIcon: "list"
    primaryText: qsTr("Xem lại từ đầu")
    primaryVisible: column.pageCount > 1
    moreText: Theme.tablet || !Theme.roomy ? qsTr("Xem tiếp") : qsTr("Xem thêm việc khác")
    title: qsTr("Quý vị cần làm việc gì?")

    onBack: Visit.back()
    onPrimary: column.turn()

    Grid {
        id: search

        // Side by side on a tablet there is room for the words alone.
        readonly property bool pictured: !page.asks || !Theme.tablet
        readonly property real each: page.asks ? (width - spacing) / 2 : width

        columns: page.asks ? 2 : 1
        spacing: Theme.gap
        visible: !page.wide
        width: parent.width

        BigButton {
            iconName: search.pictured ? "search" : ""
            kind: "outline"
            text: qsTr("Tìm bằng chữ")
            width: search.each

            onClicked: FindView.openSearch()
        }
        BigButton {
            iconName: search.pictured ? "question" : ""
            kind: "outline"
            text: qsTr("Hỏi máy")
            visible: page.asks
            width: search.each

            onClicked: AskView.openAsk()
        }
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
                readonly property int line: index

                room: column.pageRoom
                iconName: sign
                note: subtitle
                text: title

                onClicked: FindView.openGroup(index)
            }
        }
        BigButton {
            property bool keepsNext: true
            property bool present: !page.asks

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
