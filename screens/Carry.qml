import QtQuick
import ViewModels
import screens.controls

// A declaration in progress as codes for a phone. Several codes move; before them comes the address of
// the page that reads them.
KioskPage {
    id: page

    headerLeft: Visit.procedureName
    headerRight: CarryView.blank ? qsTr("trả lời trước ở nhà") : qsTr("mang về điện thoại")
    primaryIcon: CarryView.opensPage ? "next" : "leave"
    primaryText: CarryView.opensPage ? qsTr("Trang đã mở, hiện các mã") : qsTr("Xong, rời máy")
    primaryVisible: !CarryView.failed
    title: CarryView.opensPage ? qsTr("Xin mở trang này bằng điện thoại") : CarryView.several ? qsTr("Trên trang, bấm “Quét mã”, rồi đưa vào đây") : qsTr("Xin quét mã này bằng điện thoại")

    onBack: Visit.close()
    onPrimary: CarryView.opensPage ? CarryView.move() : Visit.finish()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        QrPanel {
            property bool present: !CarryView.failed

            caption: CarryView.opensPage ? qsTr("Mã này chỉ mở trang, chưa có câu trả lời nào.") : CarryView.blank ? qsTr("Trong mã chỉ có câu hỏi, chưa có câu trả lời nào.") : CarryView.several ? qsTr("Xin giữ yên điện thoại. Ai quay được các mã cũng đọc được.") : qsTr("Ai chụp được mã này cũng đọc được. Xin che màn hình.")
            payload: CarryView.payload
            provider: "carry"
            room: page.wide ? column.height : column.pageRoom * (column.pageRoom < Theme.buttonHeight * 9 ? 1 : 0.72)
            share: 0.9
            tallest: column.height
        }
        Notices {
            host: column
            kind: "caution"
            text: CarryView.failed ? qsTr("Máy chưa làm được mã. Những gì đã khai vẫn còn. Xin quay lại khai tiếp, hoặc gọi cán bộ.") : ""
        }
        Passage {
            host: column
            ink: Theme.softInk
            text: CarryView.failed || page.wide ? "" : CarryView.blank ? qsTr("Điện thoại hiện các câu hỏi để trả lời ở nhà. Trong bảy ngày, đưa mã trên điện thoại vào ô đọc của máy là khai tiếp.") : qsTr("Điện thoại mở trang và hiện lại những gì đã khai. Trong bảy ngày, đưa mã trên điện thoại vào ô đọc của máy nào của phường cũng khai tiếp được.")
        }
    }
}
