import QtQuick
import ViewModels
import screens.controls

// Asked once before something is held back, or everything is sent.
KioskPage {
    readonly property bool holds: StaffOneView.question === "hold"

    headerLeft: Point.name
    headerRight: qsTr("trang cán bộ")
    backText: qsTr("Thôi, quay lại")
    primaryIcon: holds ? "hand" : "post"
    primaryText: holds ? qsTr("Giữ lại") : qsTr("Gửi tất cả")
    quiet: !Appearance.voice
    title: holds ? qsTr("Giữ lại tờ khai này?") : qsTr("Gửi tất cả ngay?")

    onBack: Visit.back()
    onPrimary: StaffOneView.confirm()

    PagedColumn {
        id: column

        anchors.fill: parent

        Passage {
            host: column
            text: StaffOneView.consequence
        }
    }
}
