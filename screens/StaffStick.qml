import QtQuick
import ViewModels
import screens.controls

// Two ways with a USB stick, once one is seen.
KioskPage {
    id: page

    headerLeft: Point.name
    headerRight: qsTr("trang cán bộ")
    primaryVisible: false
    quiet: !Appearance.voice
    title: StaffStickView.count > 0 ? qsTr("Làm gì với USB?") : qsTr("Xin cắm USB vào máy")

    onBack: Visit.back()
    onTitleChanged: page.readSoon()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        Notices {
            host: column
            kind: "caution"
            text: StaffStickView.hint
        }
        Notices {
            host: column
            iconName: "check"
            text: StaffStickView.only === "" ? "" : qsTr("Đã thấy USB: %1").arg(StaffStickView.only)
        }
        Card {
            property bool present: StaffStickView.count > 0

            iconName: "hand-in"
            note: qsTr("Đem tờ khai đang chờ về trung tâm")
            room: column.pageRoom
            small: Theme.tablet
            text: qsTr("Chép ra USB")

            onClicked: StaffStickView.begin("export")
        }
        Card {
            property bool present: StaffStickView.count > 0

            iconName: "stamp"
            note: qsTr("USB vừa từ trung tâm trở lại")
            room: column.pageRoom
            small: Theme.tablet
            text: qsTr("Lấy biên nhận từ USB về")

            onClicked: StaffStickView.begin("import")
        }
    }
}
