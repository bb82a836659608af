import QtQuick
import ViewModels
import screens.controls

// The way into the staff page: digits seen as dots and heard by nobody.
KioskPage {
    id: page

    headerLeft: Point.name
    headerRight: qsTr("dành cho cán bộ")
    keysShare: Theme.tablet ? 0.5 : 0.45
    primaryIcon: "next"
    primaryReady: StaffGateView.canEnter
    primaryText: qsTr("Mở trang")
    primaryVisible: StaffGateView.pinSet
    quiet: !Appearance.voice
    title: StaffGateView.pinSet ? qsTr("Xin gõ mã số của cán bộ") : qsTr("Trang cán bộ đang đóng")
    typing: StaffGateView.pinSet
    urgent: page.typing && StaffGateView.message !== ""

    onBack: Visit.finish()
    onPrimary: StaffGateView.enter()

    Connections {
        function onRefused() {
            page.readSoon();
        }

        target: StaffGateView
    }
    PagedColumn {
        id: column

        anchors.fill: parent

        Field {
            property bool present: StaffGateView.pinSet

            label: qsTr("Mã số cán bộ")
            text: StaffGateView.dots
        }
        Notices {
            fontSize: Theme.smallFont
            host: column
            kind: StaffGateView.trouble ? "caution" : "note"
            text: StaffGateView.message
        }
    }

    keyboard: DigitPad {
        height: visible ? implicitHeight : 0
        room: page.keyboardRoom
        visible: StaffGateView.pinSet
        width: parent.width
    }
}
