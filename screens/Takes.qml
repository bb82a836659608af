import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: TakesView.name
    headerRight: qsTr("trước khi bắt đầu")
    primaryText: qsTr("Tôi có đủ giấy")
    title: qsTr("Xem đã đủ giấy chưa")

    pages: column

    onBack: Visit.back()
    onPrimary: TakesView.begin()

    PagedColumn {
        id: column

        anchors.bottom: notYet.top
        anchors.bottomMargin: Theme.smallGap
        anchors.top: parent.top
        width: parent.width

        turnedByPage: true

        onTurned: page.readSoon()

        Repeater {
            model: TakesView.papers

            FactCard {
                required property string title
                required property string detail
                required property string sign

                body: detail
                heading: title
                iconName: sign
            }
        }
        FactCard {
            body: TakesView.timeNote
            heading: TakesView.timeHeadline
            iconName: "clock"
            plain: true
        }
        FactCard {
            body: TakesView.feeNote
            heading: TakesView.feeHeadline
            iconName: "money"
            plain: true
        }
        Repeater {
            model: TakesView.notices

            Notice {
                required property string title

                text: title
            }
        }
    }
    BigButton {
        id: notYet

        anchors.bottom: parent.bottom
        iconName: "list"
        kind: "outline"
        text: qsTr("Chưa đủ: lấy danh sách mang về")
        width: parent.width

        onClicked: TakesView.takeHome()
    }
}
