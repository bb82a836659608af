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

    onBack: Visit.back()
    onPrimary: Visit.finish()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        Notices {
            host: column
            kind: TakesView.printState === "failed" ? "caution" : "note"
            text: TakesView.printState === "printing" ? qsTr("Giấy đang in.") : TakesView.printState === "printed" ? qsTr("Giấy đã in. Xin lấy ở khe bên dưới.") : TakesView.printState === "failed" ? qsTr("Máy in không có giấy hoặc bị hỏng. Xin quét mã bằng điện thoại, hoặc gọi cán bộ.") : ""
        }
        BigButton {
            iconName: "print"
            kind: "card"
            text: TakesView.printState === "" ? qsTr("In danh sách ra giấy") : qsTr("In lại")

            onClicked: TakesView.print()
        }
        QrPanel {
            caption: qsTr("Hoặc quét mã này bằng điện thoại để giữ danh sách.")
            payload: TakesView.listText
            room: column.pageRoom
        }
    }
}
