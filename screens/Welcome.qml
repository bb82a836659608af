import QtQuick
import QtQuick.Controls.Basic
import ViewModels
import screens.controls

KioskPage {
    id: page

    backVisible: false
    headerLeft: Point.name
    headerRight: Point.clock
    primaryVisible: false
    welcome: true

    Item {
        id: greeting

        anchors.horizontalCenter: parent.horizontalCenter
        height: heading.implicitHeight + lead.implicitHeight + Theme.smallGap
        width: parent.width
        y: Theme.gap

        ReadableText {
            id: heading

            Accessible.role: Accessible.Heading
            font.family: Theme.heading
            font.pixelSize: Theme.titleFont * 1.2
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            lineHeight: Theme.titleLineHeight
            text: qsTr("Làm giấy tờ tại đây")
            topPadding: font.pixelSize * 0.17
            width: parent.width
        }
        ReadableText {
            id: lead

            anchors.top: heading.bottom
            anchors.topMargin: Theme.smallGap / 2
            color: Theme.softInk
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Máy hỏi từng câu, đọc cho nghe.")
            width: parent.width
        }
    }
    AbstractButton {
        id: drumButton

        readonly property real room: Math.min(parent.width, door.y - greeting.y - greeting.height - Theme.gap * 2)

        Accessible.name: qsTr("Bấm để bắt đầu")
        Accessible.role: Accessible.Button
        anchors.horizontalCenter: parent.horizontalCenter
        height: drumButton.room
        width: drumButton.room
        y: greeting.y + greeting.height + Theme.gap

        background: Image {
            source: "image://drum/" + [Theme.drum, Theme.sun, Theme.action, Theme.contrast ? Theme.actionWords : Theme.sun].map(c => c.toString().slice(1)).join("/")
            sourceSize: Qt.size(drumButton.width, drumButton.height)
        }
        contentItem: Item {
            Column {
                anchors.centerIn: parent
                width: drumButton.width * 0.36

                ReadableText {
                    Accessible.ignored: true
                    color: Theme.actionWords
                    font.weight: Font.DemiBold
                    fontSizeMode: Text.HorizontalFit
                    horizontalAlignment: Text.AlignHCenter
                    lineHeight: Theme.titleLineHeight
                    text: qsTr("Bấm để")
                    width: parent.width
                    wrapMode: Text.NoWrap
                }
                ReadableText {
                    Accessible.ignored: true
                    color: Theme.contrast || Appearance.theme === "night" ? Theme.actionWords : Theme.sun
                    font.pixelSize: Theme.bodyFont * 1.25
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    horizontalAlignment: Text.AlignHCenter
                    lineHeight: Theme.titleLineHeight
                    text: qsTr("bắt đầu")
                    width: parent.width
                    wrapMode: Text.NoWrap
                }
            }
        }

        onClicked: Visit.start()
    }
    BigButton {
        id: door

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        anchors.horizontalCenter: parent.horizontalCenter
        iconName: "document"
        kind: "card"
        text: qsTr("Xem phiếu của mình")
        width: Math.min(parent.width, implicitWidth + Theme.gap)

        onClicked: Visit.open("lookup")
    }
}
