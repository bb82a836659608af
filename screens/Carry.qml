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
    title: CarryView.opensPage ? qsTr("Xin mở trang này bằng điện thoại") : CarryView.several ? (CarryView.byLink ? qsTr("Trên trang, bấm “Quét mã”, rồi đưa vào đây") : qsTr("Cần trang giữ tờ khai trong điện thoại")) : CarryView.byLink ? qsTr("Xin quét mã này bằng điện thoại") : qsTr("Xin chụp ảnh mã này bằng điện thoại")

    // Without an address of the page a phone can only keep a picture of a single code.
    readonly property string unlinked: CarryView.several ? qsTr("Có trang ấy rồi thì mở ra, bấm “Quét mã”, đưa vào đây. Chưa có thì xin gọi cán bộ trước khi rời máy.") : CarryView.blank ? qsTr("Ở nhà cần có trang giữ tờ khai mới đọc được mã. Xin hỏi cán bộ.") : qsTr("Trong bảy ngày, mở ảnh ấy trên điện thoại, đưa vào ô đọc của máy nào của phường cũng khai tiếp được.")

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
            room: page.wide && CarryView.byLink ? column.height : column.pageRoom * (column.pageRoom < Theme.buttonHeight * 9 ? 1 : 0.72)
            share: 0.9
            tallest: page.wide && !CarryView.byLink ? column.pageRoom : column.height
        }
        Notices {
            host: column
            kind: "caution"
            text: CarryView.failed ? qsTr("Máy chưa làm được mã. Những gì đã khai vẫn còn. Xin quay lại khai tiếp, hoặc gọi cán bộ.") : ""
        }
        Passage {
            host: column
            ink: Theme.softInk
            text: CarryView.failed || page.wide && CarryView.byLink ? "" : !CarryView.byLink ? page.unlinked : CarryView.blank ? qsTr("Điện thoại hiện các câu hỏi để trả lời ở nhà. Trong bảy ngày, đưa mã trên điện thoại vào ô đọc của máy là khai tiếp.") : qsTr("Điện thoại mở trang và hiện lại những gì đã khai. Trong bảy ngày, đưa mã trên điện thoại vào ô đọc của máy nào của phường cũng khai tiếp được.")
        }
    }
}
