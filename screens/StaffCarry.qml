pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// The errand with a stick: how far it is, then what came of it.
KioskPage {
    id: page

    readonly property bool exports: StaffStickView.act === "export"

    headerLeft: Point.name
    headerRight: qsTr("trang cán bộ")
    backVisible: StaffStickView.failed
    primaryIcon: StaffStickView.failed ? "turn" : "check"
    primaryText: StaffStickView.failed ? qsTr("Làm lại") : qsTr("Xong")
    primaryVisible: !StaffStickView.busy
    quiet: !Appearance.voice
    title: StaffStickView.busy ? (page.exports ? qsTr("Đang chép ra USB") : qsTr("Đang lấy biên nhận")) : StaffStickView.failed ? qsTr("Chưa xong") : page.exports ? qsTr("Đã chép xong") : qsTr("Đã lấy biên nhận")
    titleIcon: StaffStickView.busy || StaffStickView.failed ? "" : "check"

    onBack: Visit.back()
    onPrimary: StaffStickView.failed ? StaffStickView.again() : Visit.back()
    onTitleChanged: page.readSoon()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        Notices {
            host: column
            text: StaffStickView.doing
        }
        Repeater {
            model: StaffStickView.results

            Notices {
                required property string title
                required property bool mends

                host: column
                kind: mends ? "caution" : "note"
                text: title
            }
        }
    }
}
