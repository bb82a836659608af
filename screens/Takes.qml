pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: Visit.procedureName
    headerRight: qsTr("trước khi bắt đầu")
    primaryText: qsTr("Tôi có đủ giấy")
    title: qsTr("Xem đã đủ giấy chưa")

    pages: column

    onBack: Visit.back()
    onPrimary: TakesView.begin()

    PagedColumn {
        id: column

        anchors.fill: parent

        turnedByPage: true

        onTurned: page.readSoon()

        Repeater {
            model: TakesView.papers

            FactCards {
                required property string title
                required property string detail
                required property string sign

                body: detail
                host: column
                heading: title
                iconName: sign
            }
        }
        FactCards {
            body: TakesView.timeNote
            host: column
            heading: TakesView.timeHeadline
            iconName: "clock"
            plain: true
        }
        FactCards {
            body: TakesView.feeNote
            host: column
            heading: TakesView.feeHeadline
            iconName: "money"
            plain: true
        }
        FactCards {
            body: TakesView.feeExempt
            host: column
            heading: TakesView.feeExempt === "" ? "" : qsTr("Ai không mất tiền")
            iconName: "people"
            plain: true
        }
        ReadableText {
            property bool keepsNext: true
            property bool present: TakesView.maybeCount > 0

            font.weight: Font.DemiBold
            text: qsTr("Có thể cần thêm")
            topPadding: Theme.smallGap
        }
        Repeater {
            model: TakesView.maybe

            FactCards {
                required property string title
                required property string detail
                required property string sign

                body: detail
                host: column
                heading: title
                iconName: sign
            }
        }
        Repeater {
            model: TakesView.notices

            Notices {
                required property string title

                host: column
                text: title
            }
        }
        BigButton {
            iconName: "document"
            kind: "card"
            text: qsTr("Tên đầy đủ của thủ tục")

            onClicked: Visit.open("fullname")
        }
    }

    aside: BigButton {
        iconName: "list"
        kind: "outline"
        text: qsTr("Chưa đủ: lấy danh sách mang về")
        width: parent.width

        onClicked: TakesView.takeHome()
    }
}
