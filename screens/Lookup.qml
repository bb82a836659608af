import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: Point.name
    headerRight: qsTr("phiếu của mình")
    primaryReady: LookupView.canLook
    primaryIcon: "search"
    primaryText: qsTr("Xem phiếu")
    title: qsTr("Xin gõ số phiếu, hoặc đưa phiếu vào ô đọc")
    keysShare: Theme.tablet ? 0.5 : 0.45
    typing: true
    urgent: LookupView.answer !== ""

    onBack: Visit.finish()
    onPrimary: LookupView.look()

    Connections {
        function onAnswerChanged() {
            page.readSoon();
        }

        target: LookupView
    }
    PagedColumn {
        id: column

        anchors.fill: parent

        Field {
            label: qsTr("Số phiếu")
            placeholder: "000 000 000 00"
            text: LookupView.shown
        }
        BigButton {
            property bool present: LookupView.answer === "" && !LookupView.looking

            iconName: "phone"
            kind: "outline"
            text: qsTr("Khai tiếp tờ khai trong điện thoại")

            onClicked: Visit.open("resume")
        }
        Notices {
            fontSize: Theme.smallFont
            host: column
            kind: LookupView.found || LookupView.looking ? "note" : "caution"
            text: LookupView.looking ? qsTr("Đang tìm phiếu…") : LookupView.answer
        }
        Passage {
            fontSize: Theme.smallFont
            host: column
            readable: false
            text: LookupView.number === "" ? "" : qsTr("Mã hồ sơ: %1").arg(LookupView.number)
        }
        Passage {
            host: column
            text: LookupView.found ? qsTr("Muốn đổi số điện thoại hay điều đã khai: xin đưa phiếu cho cán bộ ở quầy.") : ""
        }
    }

    keyboard: DigitPad {
        room: page.keyboardRoom
        width: parent.width
    }
}
