import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    backVisible: false
    headerLeft: Visit.procedureName
    headerRight: qsTr("đã lưu")
    primaryIcon: ""
    primaryNote: SlipView.slipOnly ? qsTr("phiếu vẫn được giữ") : qsTr("tờ khai vẫn được giữ")
    primaryText: qsTr("Xong, rời máy")
    title: SlipView.title
    titleIcon: "check"
    urgent: page.failed

    // Where paper fails, and where letters are large, the number comes before where to take it;
    // where paper fails, writing it down is the next thing to do.
    readonly property bool failed: SlipView.printProblem !== ""
    readonly property bool crowded: page.wide || Theme.tablet && !Theme.roomy
    readonly property bool numberFirst: !Theme.roomy || page.failed
    readonly property string lastly: [SlipView.feeLine, SlipView.networkLine].filter(line => line !== "").join(" ")

    component CopyButton: BigButton {
        iconName: "pencil"
        kind: "card"
        text: qsTr("Chép số phiếu ra giấy")

        onClicked: Visit.open("copydown")
    }

    onPrimary: Visit.open("rate")

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        Notices {
            fontSize: Theme.smallFont
            host: column
            kind: "caution"
            text: page.crowded ? "" : SlipView.printProblem
        }
        Passage {
            host: column
            text: page.numberFirst ? "" : SlipView.where
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
            fontSize: Theme.smallFont
            host: column
            kind: "caution"
            text: page.crowded ? SlipView.printProblem : ""
        }
        Passage {
            host: column
            text: page.numberFirst ? SlipView.where : ""
        }
        Notices {
            host: column
            text: page.failed ? "" : page.lastly
        }
        CopyButton {
            property bool present: page.failed
        }
        BigButton {
            iconName: "print"
            kind: "card"
            text: qsTr("In lại phiếu")

            onClicked: SlipView.print()
        }
        CopyButton {
            property bool present: !page.failed
        }
        Notices {
            host: column
            text: page.failed ? page.lastly : ""
        }
    }
}
