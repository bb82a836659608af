pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// Declarations by number and time saved: the kiosk cannot read whose they are.
KioskPage {
    id: page

    readonly property bool listed: rows.count > 0
    readonly property string told: StaffView.message
    readonly property string heading: StaffView.group === "look" ? qsTr("Cần người xem") : StaffView.group === "waiting" ? qsTr("Đang chờ gửi") : qsTr("Đã đến trung tâm")

    headerLeft: Point.name
    headerRight: qsTr("trang cán bộ")
    pages: column
    primaryIcon: StaffView.moreBelow ? "next" : "list"
    primaryText: StaffView.moreBelow ? qsTr("Xem những tờ sau") : qsTr("Xem lại từ đầu")
    primaryVisible: column.pageCount > 1 || StaffView.part !== ""
    quiet: !Appearance.voice
    title: StaffView.part === "" ? page.heading : qsTr("%1: tờ %2").arg(page.heading).arg(StaffView.part)

    onBack: StaffView.backFromList()
    onListedChanged: page.readSoon()
    onPrimary: {
        column.turnTo(0);
        if (StaffView.part !== "")
            StaffView.nextPart();
    }
    onToldChanged: if (page.told !== "")
        page.readSoon()

    PagedColumn {
        id: column

        anchors.fill: parent
        turnedByPage: true

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
        Notices {
            host: column
            text: page.told
        }
        ReadableText {
            property bool present: !page.listed && StaffView.problem === ""

            text: StaffView.listed ? qsTr("Không có tờ nào.") : qsTr("Đang xem sổ…")
        }
        Repeater {
            id: rows

            model: StaffView.rows

            Card {
                required property int index
                required property string title
                required property string subtitle
                required property string sign

                note: subtitle
                iconName: sign
                privacy: "personal"
                room: column.pageRoom
                text: title

                onClicked: StaffView.openRow(index)
            }
        }
    }

    aside: BigButton {
        readonly property bool offered: StaffView.group !== "delivered" && page.listed

        height: offered ? implicitHeight : 0
        iconName: "post"
        kind: "outline"
        text: qsTr("Gửi tất cả ngay")
        visible: offered
        width: parent.width

        onClicked: StaffOneView.askAll()
    }
}
