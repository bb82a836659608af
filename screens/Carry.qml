import QtQuick
import ViewModels
import screens.controls

// A declaration in progress as codes for a phone. Several codes move; before them comes the address of
// the page that reads them.
KioskPage {
    id: page

    headerLeft: Visit.procedureName
    headerRight: qsTr("mang về điện thoại")
    primaryIcon: CarryView.opensPage ? "next" : "leave"
    primaryText: CarryView.opensPage ? qsTr("Trang đã mở, hiện các mã") : qsTr("Đã có trong điện thoại, rời máy")
    primaryVisible: !CarryView.failed
    title: CarryView.opensPage ? qsTr("Xin mở trang này bằng điện thoại") : CarryView.several ? qsTr("Trên trang, bấm Quét mã rồi đưa vào đây") : qsTr("Xin quét mã này bằng điện thoại")

    onBack: Visit.close()
    onPrimary: CarryView.opensPage ? CarryView.move() : Visit.finish()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        QrPanel {
            property bool present: !CarryView.failed

            caption: CarryView.several ? CarryView.moving ? qsTr("Các mã đổi liên tục. Xin giữ yên điện thoại.") : qsTr("Mã này chỉ mở trang, chưa có câu trả lời nào.") : qsTr("Điện thoại mở trang và hiện lại những gì đã khai.")
            payload: CarryView.payload
            provider: "carry"
            room: column.pageRoom * (Theme.tablet ? 1 : 0.72)
        }
        Notices {
            host: column
            kind: "caution"
            text: CarryView.failed ? qsTr("Máy chưa làm được mã. Những gì đã khai vẫn còn. Xin quay lại khai tiếp, hoặc gọi cán bộ.") : qsTr("Ai chụp được mã này cũng đọc được những gì đã khai. Xin che màn hình khi quét.")
        }
        Passage {
            host: column
            ink: Theme.softInk
            text: CarryView.failed ? "" : qsTr("Trong bảy ngày, đưa mã trên điện thoại vào ô đọc của máy nào của phường cũng khai tiếp được.")
        }
    }
}
