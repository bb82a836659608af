pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// Something the kiosk does not lead through: where to go with it, and what the imported directory says.
// Official texts are Vietnamese: shown in either language, read aloud only in theirs.
KioskPage {
    id: page

    headerLeft: qsTr("Xin hỏi ở quầy")
    pages: column
    primaryIcon: "help-person"
    primaryText: qsTr("Gọi cán bộ")
    title: CounterView.title === "" ? qsTr("Hỏi việc này ở quầy") : CounterView.title

    onBack: Visit.back()
    onPrimary: Visit.open("call")

    PagedColumn {
        id: column

        anchors.fill: parent
        turnedByPage: true

        onTurned: page.readSoon()

        Passage {
            host: column
            readable: false
            text: CounterView.listedName
        }
        Passage {
            host: column
            text: qsTr("Máy chưa hướng dẫn từng bước việc này. Cán bộ sẽ giúp.")
        }
        Notices {
            host: column
            text: CounterView.advice
        }
        Notices {
            host: column
            text: CounterView.audience
        }
        FactCards {
            body: qsTr("Giờ làm việc: %1.").arg(Point.hours) + " " + qsTr("Điện thoại: %1.").arg(Point.hotline)
            heading: CounterView.counter
            host: column
            iconName: "ask-desk"
        }
        FactCards {
            body: CounterView.timeNote
            heading: CounterView.timeHeadline
            host: column
            iconName: "clock"
            plain: true
        }
        FactCards {
            body: CounterView.feeNote
            heading: CounterView.feeHeadline
            host: column
            iconName: "money"
            plain: true
        }
        FactCards {
            body: CounterView.ways
            heading: CounterView.ways === "" ? "" : qsTr("Cách nộp")
            host: column
            iconName: "hand-in"
            plain: true
        }
        FactCards {
            body: CounterView.result
            bodyReadable: CounterView.native
            heading: CounterView.result === "" ? "" : qsTr("Kết quả")
            host: column
            iconName: "document"
            plain: true
        }
        FactCards {
            body: CounterView.decidedBy
            heading: CounterView.decidedBy === "" ? "" : qsTr("Nơi quyết định")
            host: column
            iconName: "stamp"
            plain: true
        }
        FactCards {
            body: CounterView.field
            bodyReadable: CounterView.native
            heading: CounterView.field === "" ? "" : qsTr("Lĩnh vực")
            host: column
            iconName: "info"
            plain: true
        }
        QrPanel {
            property bool present: CounterView.page !== ""

            caption: qsTr("Quét mã này bằng điện thoại để xem trang chính thức.")
            payload: CounterView.page
            room: column.pageRoom
        }
        ReadableText {
            property bool present: CounterView.code !== ""

            color: Theme.softInk
            font.pixelSize: Theme.noteFont
            readable: false
            told: true
            text: qsTr("Thủ tục số %1").arg(CounterView.code)
        }
        ReadableText {
            property bool present: CounterView.dated !== ""

            color: Theme.softInk
            font.pixelSize: Theme.noteFont
            text: CounterView.dated
        }
        BigButton {
            property bool present: CounterView.officialName !== ""

            iconName: "document"
            kind: "card"
            text: qsTr("Tên đầy đủ của thủ tục")

            onClicked: Visit.open("fullname")
        }
    }
    Vignette {
        below: column
        name: "ask-desk"
    }
}
