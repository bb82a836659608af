import QtQuick
import ViewModels
import screens.controls

// Seen from afar: the machine's number and that it needs help. Words claim only what happened.
KioskPage {
    id: page

    headerLeft: Point.name
    headerRight: qsTr("máy số %1").arg(Point.machine)
    backText: qsTr("Thôi, quay lại")
    primaryVisible: false
    title: CallView.rehearsed ? qsTr("Đang tập: máy chưa báo ai") : CallView.answered ? qsTr("Cán bộ đang đến") : CallView.waitsLong ? qsTr("Chưa thấy cán bộ đến") : qsTr("Máy đang báo cán bộ")

    readonly property bool waitsLong: CallView.waitsLong
    readonly property bool scarce: page.wide && !Theme.roomy
    readonly property int smallFont: page.scarce ? Theme.frameFont : Theme.tablet ? Theme.noteFont : Theme.bodyFont

    onBack: CallView.cancel()
    onWaitsLongChanged: if (page.waitsLong)
        page.readSoon()

    Component.onCompleted: CallView.call()

    Rectangle {
        id: banner

        readonly property real bellRoom: parent.height - words.height - Theme.gap * 2 - Theme.smallGap

        border.color: Theme.chosenEdge
        border.width: Theme.thickEdge
        color: Theme.chosen
        height: words.height + Theme.gap * 2 + (bell.visible ? bell.size + Theme.smallGap : 0)
        radius: Theme.radius
        width: parent.width

        Icon {
            id: bell

            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.chosenWords
            name: "bell"
            size: Math.min(Theme.icon * 3, banner.bellRoom)
            visible: banner.bellRoom > Theme.icon
            y: Theme.gap
        }
        Column {
            id: words

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.tablet ? Theme.smallGap : Theme.gap
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.tablet ? Math.round(Theme.smallGap / 2) : Theme.smallGap
            width: parent.width - Theme.gap * 2

            ReadableText {
                color: Theme.chosenWords
                font.pixelSize: page.scarce ? Theme.noteFont : Theme.tablet ? Theme.bodyFont : Theme.titleFont
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                lineHeight: Theme.titleLineHeight
                text: CallView.rehearsed ? qsTr("Khi làm thật, máy báo cán bộ") : qsTr("Máy số %1 cần giúp").arg(Point.machine)
                width: parent.width
            }
            ReadableText {
                color: Theme.chosenWords
                font.pixelSize: page.smallFont
                horizontalAlignment: Text.AlignHCenter
                text: CallView.rehearsed ? qsTr("Cần giúp ngay thì bấm Gọi cán bộ ở dưới.") : CallView.waitsLong ? qsTr("Mời quý vị ra quầy hỏi. Hoặc gọi số %1.").arg(Point.hotline) : qsTr("Xin đứng tại máy. Hoặc gọi số %1.").arg(Point.hotline)
                width: parent.width
            }
            ReadableText {
                color: Theme.chosenWords
                font.pixelSize: page.smallFont
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Những gì đã khai vẫn còn.")
                visible: Visit.underway && !CallView.rehearsed
                width: parent.width
            }
        }
    }

    aside: BigButton {
        readonly property bool offered: !CallView.answered && !CallView.rehearsed

        height: offered ? implicitHeight : 0
        iconName: "check"
        kind: "card"
        text: qsTr("Cán bộ bấm: tôi đã đến")
        visible: offered
        width: parent.width

        onClicked: CallView.answer()
    }
}
