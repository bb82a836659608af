import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: TakesView.name
    headerRight: qsTr("danh sách mang về")
    primaryIcon: "leave"
    primaryText: qsTr("Xong, rời máy")
    title: qsTr("Danh sách mang về")

    readonly property string said: TakesView.printState === "printing" ? qsTr("Giấy đang in.") : TakesView.printState === "printed" ? qsTr("Giấy đã in. Xin lấy ở khe bên dưới.") : TakesView.printState === "practice" ? qsTr("Đang tập: máy không in.") : TakesView.printState === "failed" ? qsTr("Máy in không có giấy hoặc bị hỏng. Xin quét mã bằng điện thoại, hoặc gọi cán bộ.") : ""
    readonly property real saidRoom: page.said === "" ? 0 : Cut.tall(page.said, column.width - Theme.icon - Theme.smallGap * 3, Theme.noteFont, Theme.lineHeight) + Theme.smallGap * 3

    readonly property real preparingRoom: preparing.present ? preparing.implicitHeight + column.spacing : 0

    onBack: Visit.back()
    onPrimary: Visit.finish()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        Notices {
            host: column
            kind: TakesView.printState === "failed" ? "caution" : "note"
            text: page.said
        }
        BigButton {
            id: printing

            iconName: "print"
            kind: "card"
            text: TakesView.printState === "" ? qsTr("In danh sách ra giấy") : qsTr("In lại")

            onClicked: TakesView.print()
        }
        BigButton {
            id: preparing

            property bool present: CarryView.preparable && TakesView.printState !== "failed"

            iconName: "phone"
            kind: "card"
            text: qsTr("Trả lời trước ở nhà bằng điện thoại")

            onClicked: Visit.open("prepare")
        }
        BigButton {
            id: anyway

            iconName: "document"
            kind: "card"
            note: qsTr("còn thiếu giấy gì thì hỏi cán bộ")
            text: qsTr("Vẫn khai bây giờ")

            onClicked: TakesView.begin()
        }
        QrPanel {
            caption: qsTr("Hoặc quét mã này bằng điện thoại để giữ danh sách.")
            payload: TakesView.listText
            room: Theme.tablet ? column.pageRoom : Math.max(column.pageRoom * 0.6, column.height - page.saidRoom - printing.implicitHeight - page.preparingRoom - anyway.implicitHeight - column.spacing * 3)
        }
    }
}
