import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: qsTr("Chọn việc cần làm")
    primaryVisible: false
    title: qsTr("Quý vị cần làm việc gì?")

    onBack: Visit.back()

    BigButton {
        id: search

        iconName: "search"
        kind: "outline"
        text: qsTr("Tìm bằng chữ")
        width: parent.width

        onClicked: FindView.openSearch()
    }
    PagedColumn {
        anchors.bottom: parent.bottom
        anchors.top: search.bottom
        anchors.topMargin: Theme.gap
        moreText: qsTr("Xem thêm việc khác")
        width: parent.width

        onTurned: page.readSoon()

        Repeater {
            model: FindView.groups

            Card {
                required property string title
                required property string subtitle
                required property string sign
                required property int index

                iconName: sign
                note: subtitle
                text: title

                onClicked: FindView.openGroup(index)
            }
        }
        BigButton {
            iconName: "help-person"
            kind: "outline"
            text: qsTr("Không thấy việc của mình: gọi cán bộ")

            onClicked: Visit.open("call")
        }
    }
}
