pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: Visit.procedureName
    headerRight: qsTr("trước khi bắt đầu")
    primaryText: qsTr("Khai ngay")
    title: qsTr("Xem đã đủ giấy chưa")

    pages: column

    onBack: Visit.back()
    onPrimary: TakesView.begin()

    PagedColumn {
        id: column

        anchors.fill: parent

        turnedByPage: true

        onTurned: page.readSoon()

        ReadableText {
            property bool keepsNext: true
            property bool present: TakesView.componentCount > 0

            font.weight: Font.DemiBold
            text: qsTr("Làm một lần được %1 việc").arg(TakesView.componentCount)
        }
        Repeater {
            model: TakesView.components

            FactCards {
                required property string title
                required property string detail

                body: detail
                host: column
                heading: title
                iconName: "list"
                plain: true
            }
        }
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
            body: TakesView.feeExempt === "" ? TakesView.feeNote : TakesView.feeNote + " " + qsTr("Ai không mất tiền: %1.").arg(TakesView.feeExempt)
            host: column
            heading: TakesView.feeHeadline
            iconName: "money"
            plain: true
        }
        ReadableText {
            property bool keepsNext: true
            property bool present: TakesView.maybeCount > 0

            font.weight: Font.DemiBold
            text: TakesView.maybeHandling === "" ? qsTr("Có thể cần thêm") : qsTr("Có thể cần thêm: %1").arg(TakesView.maybeHandling.toLocaleLowerCase())
            topPadding: Theme.smallGap
        }
        Repeater {
            model: TakesView.maybe

            Passage {
                required property string title

                fontSize: Theme.noteFont
                host: column
                packed: true
                text: title
            }
        }
        ReadableText {
            property bool keepsNext: true
            property bool present: TakesView.unneededCount > 0

            font.weight: Font.DemiBold
            text: qsTr("Không cần mang")
            topPadding: Theme.smallGap
        }
        Repeater {
            model: TakesView.unneeded

            Passage {
                required property string title

                fontSize: Theme.noteFont
                host: column
                packed: true
                text: title
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
        Notices {
            host: column
            text: qsTr("Còn thiếu giấy vẫn khai được, giấy đưa sau ở quầy.")
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
        text: Theme.tablet ? qsTr("Lấy danh sách giấy") : qsTr("Lấy danh sách giấy mang về")
        width: parent.width

        onClicked: TakesView.takeHome()
    }
}
