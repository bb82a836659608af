import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: Point.name
    headerRight: qsTr("máy số %1").arg(Point.machine)
    backText: qsTr("Thôi, quay lại")
    primaryVisible: false
    title: CallView.answered ? qsTr("Cán bộ đang đến") : qsTr("Máy đang báo")

    onBack: CallView.cancel()

    Component.onCompleted: CallView.call()

    Rectangle {
        border.color: Theme.chosenEdge
        border.width: Theme.thickEdge
        color: Theme.chosen
        height: Math.min(parent.height, banner.implicitHeight + Theme.gap * 2)
        radius: Theme.radius
        width: parent.width

        Column {
            id: banner

            anchors.centerIn: parent
            spacing: Theme.smallGap
            width: parent.width - Theme.gap * 2

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                color: Theme.chosenWords
                name: "bell"
                size: Theme.icon * 3
            }
            ReadableText {
                color: Theme.chosenWords
                font.pixelSize: Theme.titleFont
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                lineHeight: Theme.titleLineHeight
                text: qsTr("Máy số %1 cần giúp").arg(Point.machine)
                width: parent.width
            }
            ReadableText {
                color: Theme.chosenWords
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Xin đứng tại máy. Hoặc gọi số %1.").arg(Point.hotline)
                width: parent.width
            }
            ReadableText {
                color: Theme.chosenWords
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Những gì đã khai vẫn còn.")
                visible: Visit.underway
                width: parent.width
            }
            BigButton {
                anchors.horizontalCenter: parent.horizontalCenter
                iconName: "check"
                kind: "card"
                text: qsTr("Cán bộ bấm: tôi đã đến")
                visible: !CallView.answered
                width: Math.min(parent.width, implicitWidth + Theme.gap)

                onClicked: CallView.answer()
            }
        }
    }
}
