pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// The end of the practice: what a slip would look like, marked as none, and a way to look at it at home.
KioskPage {
    id: page

    backText: qsTr("Tập lần nữa")
    headerLeft: Visit.procedureName
    primaryIcon: "leave"
    primaryText: qsTr("Xong, về màn hình đầu")
    title: qsTr("Tập xong rồi")
    titleIcon: "check"

    onBack: Visit.startPractice()
    onPrimary: Visit.finish()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        Passage {
            host: column
            text: qsTr("Máy không giữ gì, không gửi gì.")
        }
        Passage {
            host: column
            text: qsTr("Khi làm thật, máy đưa phiếu như thế này:")
        }
        Item {
            implicitHeight: sample.implicitHeight + Theme.smallGap * 2

            Rectangle {
                anchors.fill: parent
                border.color: Theme.line
                border.width: Theme.hairline
                color: "#FFFFFF"
                radius: Theme.radius
            }
            Column {
                id: sample

                Accessible.role: Accessible.Grouping
                anchors.centerIn: parent
                width: parent.width - Theme.smallGap * 2

                ReadableText {
                    color: "#000000"
                    font.pixelSize: Theme.smallFont
                    font.weight: Font.Bold
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("PHIẾU MẪU – không dùng được")
                    width: parent.width
                }
                ReadableText {
                    color: "#000000"
                    font.pixelSize: Theme.titleFont
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    horizontalAlignment: Text.AlignHCenter
                    lineHeight: Theme.titleLineHeight
                    minimumPixelSize: Theme.frameFont
                    text: "000 000 000 00"
                    width: parent.width
                    wrapMode: Text.NoWrap
                }
            }
        }
        QrPanel {
            property bool present: Point.howTo !== ""

            caption: qsTr("Quét mã này để ở nhà xem cách dùng máy.")
            payload: Point.howTo
            room: Math.min(column.pageRoom, Theme.buttonHeight * 6)
        }
    }
    Vignette {
        below: column
        name: "hand"
    }
}
