import QtQuick
import ViewModels
import screens.controls

// One declaration: how it stands, why, what to do about it.
KioskPage {
    id: page

    readonly property bool known: StaffOneView.number !== ""
    readonly property string told: StaffOneView.message

    headerLeft: Point.name
    headerRight: qsTr("trang cán bộ")
    primaryIcon: "post"
    primaryText: StaffOneView.held ? qsTr("Gửi lại") : qsTr("Gửi ngay")
    primaryVisible: StaffOneView.held || StaffOneView.waiting
    quiet: !Appearance.voice
    title: !page.known ? (StaffView.problem === "" ? qsTr("Đang xem sổ…") : qsTr("Chưa mở được sổ")) : qsTr("Số phiếu %1").arg(StaffOneView.number)
    titlePrivacy: "personal"

    onBack: StaffOneView.backFromOne()
    onKnownChanged: page.readSoon()
    onPrimary: StaffOneView.retry()
    onToldChanged: if (page.told !== "")
        page.readSoon()

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
        Notices {
            host: column
            text: page.told
        }
        FactCards {
            body: StaffOneView.saved
            heading: StaffOneView.standing
            host: column
            iconName: StaffOneView.troubled ? "warning" : "document"
        }
        Notices {
            host: column
            kind: StaffOneView.troubled ? "caution" : "note"
            text: StaffOneView.reason
        }
        FactCards {
            body: StaffOneView.advice
            heading: StaffOneView.advice === "" ? "" : qsTr("Cần làm gì")
            host: column
            iconName: "hand"
            plain: true
        }
        Passage {
            fontSize: Theme.noteFont
            host: column
            ink: Theme.softInk
            text: page.known ? StaffOneView.tried : ""
        }
    }

    aside: BigButton {
        height: StaffOneView.waiting ? implicitHeight : 0
        iconName: "hand"
        kind: "outline"
        text: qsTr("Giữ lại, chưa gửi")
        visible: StaffOneView.waiting
        width: parent.width

        onClicked: StaffOneView.askHold()
    }
}
