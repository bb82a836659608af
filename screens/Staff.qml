import QtQuick
import ViewModels
import screens.controls

// How the queue stands, the site's condition once, and where to go on from here.
KioskPage {
    id: page

    readonly property bool known: StaffView.known
    readonly property bool fails: StaffView.problem !== ""

    headerLeft: Point.name
    headerRight: qsTr("trang cán bộ")
    backVisible: false
    primaryIcon: "leave"
    primaryText: qsTr("Xong, rời máy")
    quiet: !Appearance.voice
    title: !page.known ? (page.fails ? qsTr("Chưa mở được sổ") : qsTr("Đang xem sổ…")) : StaffView.lookCount > 0 ? qsTr("%1 tờ khai cần người xem").arg(StaffView.lookCount) : StaffView.waitingCount > 0 ? qsTr("%1 tờ khai đang chờ gửi").arg(StaffView.waitingCount) : qsTr("Không tờ khai nào còn chờ")

    onFailsChanged: page.readSoon()
    onKnownChanged: page.readSoon()
    onPrimary: Visit.finish()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        Notices {
            host: column
            kind: "error"
            text: StaffView.problem
        }
        FactCards {
            body: StaffView.remedy
            heading: StaffView.remedy === "" ? "" : qsTr("Cần làm gì")
            host: column
            iconName: "hand"
            plain: true
        }
        Card {
            property bool present: StaffView.lookCount > 0

            iconName: "warning"
            note: qsTr("Giữ lại hoặc bị hỏng: xem vì sao, làm gì")
            room: column.pageRoom
            small: Theme.tablet
            text: qsTr("Cần người xem: %1").arg(StaffView.lookCount)

            onClicked: StaffView.openGroup("look")
        }
        Notices {
            host: column
            kind: StaffView.condition === "" ? "note" : "caution"
            text: StaffView.condition === "" ? StaffView.line : StaffView.condition
        }
        Notices {
            host: column
            iconName: "clock"
            text: StaffView.drift
        }
        Card {
            property bool present: StaffView.waitingCount > 0

            iconName: "clock"
            note: qsTr("Máy tự gửi; gửi ngay ở trong này")
            room: column.pageRoom
            small: Theme.tablet
            text: qsTr("Đang chờ gửi: %1").arg(StaffView.waitingCount)

            onClicked: StaffView.openGroup("waiting")
        }
        Card {
            property bool present: page.known

            iconName: "check"
            note: qsTr("Xem những tờ đến gần đây")
            room: column.pageRoom
            small: Theme.tablet
            text: qsTr("Đã đến trung tâm hôm nay: %1").arg(StaffView.arrivedCount)

            onClicked: StaffView.openGroup("delivered")
        }
        Card {
            property bool present: page.known

            iconName: "hand-in"
            note: qsTr("Khi nhiều ngày không có mạng")
            room: column.pageRoom
            small: Theme.tablet
            text: qsTr("Dùng USB")

            onClicked: Visit.open("staffstick")
        }
        Card {
            property bool present: page.known

            iconName: "people"
            note: qsTr("Xem và in phiếu cho người trực sau")
            room: column.pageRoom
            small: Theme.tablet
            text: qsTr("Giao ca")

            onClicked: StaffSheetView.open()
        }
    }
}
