import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    backVisible: false
    headerLeft: Visit.procedureName
    headerRight: qsTr("đã lưu")
    primaryIcon: ""
    primaryNote: qsTr("tờ khai vẫn được giữ")
    primaryText: qsTr("Xong, rời máy")
    title: SlipView.title
    titleIcon: "check"

    onPrimary: Visit.open("rate")

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        Passage {
            host: column
            text: SlipView.where
        }
        Item {
            implicitHeight: Math.max(code.height, numbers.implicitHeight) + Theme.smallGap * 2

            Rectangle {
                anchors.fill: parent
                border.color: Theme.line
                border.width: Theme.hairline
                color: "#FFFFFF"
                radius: Theme.radius
            }
            TextMetrics {
                id: wanted

                font.family: Theme.body
                font.pixelSize: Theme.bodyFont
                font.weight: Font.Bold
                text: SlipView.reference
            }
            Image {
                id: code

                Accessible.name: qsTr("Mã vuông của phiếu")
                Accessible.role: Accessible.Graphic
                anchors.verticalCenter: parent.verticalCenter
                height: width
                smooth: false
                source: "image://qr/" + encodeURIComponent(SlipView.qrText)
                sourceSize: Qt.size(width, width)
                width: Math.max(parent.width * 0.25, Math.min(parent.width * 0.38, Theme.buttonHeight * 3.4, parent.width - wanted.advanceWidth - Theme.smallGap * 3))
                x: Theme.smallGap
            }
            Column {
                id: numbers

                Accessible.role: Accessible.Grouping
                anchors.left: code.right
                anchors.leftMargin: Theme.smallGap
                anchors.right: parent.right
                anchors.rightMargin: Theme.smallGap
                anchors.verticalCenter: parent.verticalCenter

                ReadableText {
                    color: "#000000"
                    font.pixelSize: Theme.smallFont
                    text: qsTr("Số phiếu")
                    width: parent.width
                }
                ReadableText {
                    color: "#000000"
                    font.pixelSize: Theme.titleFont
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    lineHeight: Theme.titleLineHeight
                    minimumPixelSize: Theme.frameFont
                    wrapMode: Text.NoWrap
                    privacy: "personal"
                    text: SlipView.reference
                    width: parent.width
                }
                ReadableText {
                    color: "#000000"
                    font.pixelSize: Theme.smallFont
                    text: SlipView.printLine
                    width: parent.width
                }
            }
        }
        Notices {
            host: column
            kind: "caution"
            text: SlipView.printProblem
        }
        Notices {
            host: column
            text: SlipView.networkLine
        }
        BigButton {
            iconName: "print"
            kind: "card"
            text: qsTr("In lại phiếu")

            onClicked: SlipView.print()
        }
        BigButton {
            iconName: "pencil"
            kind: "card"
            text: qsTr("Chép số phiếu ra giấy")

            onClicked: Visit.open("copydown")
        }
    }
}
