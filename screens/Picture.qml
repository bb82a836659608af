import QtQuick
import ViewModels
import screens.controls

// One paper, page by page: lay it down, look whether it can be read, then another page or the next paper.
// What stands on the paper is never read aloud.
KioskPage {
    id: page

    readonly property bool looks: PapersView.step === "look"
    readonly property bool kept: PapersView.step === "kept"
    readonly property bool aims: PapersView.byCamera && PapersView.step === "aim" && PapersView.canTake
    readonly property bool busy: PapersView.step === "busy"
    readonly property real saidRoom: PapersView.said === "" ? 0 : Cut.tall(PapersView.said, column.width - Theme.icon - Theme.smallGap * 3, Theme.noteFont, Theme.lineHeight) + Theme.smallGap * 3 + column.spacing

    asideSmall: false
    headerLeft: Visit.procedureName
    headerRight: page.kept ? qsTr("đã chụp: %1 trang").arg(PapersView.count) : qsTr("trang %1").arg(PapersView.count + 1)
    pages: column
    primaryEnabled: !page.busy && (page.looks || page.kept || PapersView.canTake)
    primaryIcon: page.kept ? "next" : page.looks ? "check" : "scan"
    primaryText: page.kept ? (PapersView.last ? qsTr("Xong, xem lại tờ khai") : qsTr("Xong, giấy tiếp theo")) : page.looks ? qsTr("Rõ, dùng tấm này") : qsTr("Chụp")
    progress: 1
    title: page.looks ? qsTr("Đọc được rõ không?") : PapersView.name

    onBack: PapersView.back()
    onPrimary: page.kept ? PapersView.next() : page.looks ? PapersView.use() : PapersView.take()

    Connections {
        function onStepChanged() {
            page.readSoon();
        }

        target: PapersView
    }
    PagedColumn {
        id: column

        anchors.fill: parent

        turnedByPage: true

        onTurned: page.readSoon()

        Notices {
            id: said

            host: column
            kind: "caution"
            text: PapersView.said
        }
        Notices {
            host: column
            text: page.busy ? qsTr("Máy đang chụp và xem hình. Xin để yên giấy.") : ""
        }
        Passage {
            host: column
            text: page.aims && PapersView.said === "" ? qsTr("Đặt trọn một tờ giấy vào trong khung, rồi bấm “Chụp”.") : ""
        }
        PaperPanel {
            property bool present: page.aims

            room: column.height * (Theme.roomy ? 0.7 : 1)
        }
        Passage {
            host: column
            text: !PapersView.byCamera && PapersView.step === "aim" ? qsTr("Xin đặt một tờ vào máy quét, mặt chữ úp xuống, rồi bấm “Chụp”.") : ""
        }
        PagePicture {
            readonly property real alone: column.height - turning.implicitHeight - column.spacing * 2
            readonly property real underSaid: alone - page.saidRoom - Theme.gap
            property bool present: page.looks

            room: underSaid > alone / 2 ? underSaid : alone
        }
        BigButton {
            id: turning

            property bool present: page.looks

            iconName: "turn"
            kind: "card"
            text: qsTr("Xoay hình")

            onClicked: PapersView.turn()
        }
        Passage {
            host: column
            text: page.kept ? qsTr("Máy đã giữ kín %1 trang của giấy này.").arg(PapersView.count) : ""
        }
        BigButton {
            property bool present: page.kept

            iconName: "plus"
            kind: "card"
            text: qsTr("Chụp thêm trang %1").arg(PapersView.count + 1)

            onClicked: PapersView.more()
        }
        BigButton {
            property bool present: page.kept

            iconName: "minus"
            kind: "outline"
            text: qsTr("Bỏ trang %1").arg(PapersView.count)

            onClicked: PapersView.removeLast()
        }
    }

    aside: BigButton {
        enabled: !page.busy
        iconName: page.looks ? "back" : "ask-desk"
        kind: "outline"
        text: page.looks ? qsTr("Chụp lại") : qsTr("Để cán bộ chụp ở quầy")
        visible: !page.kept
        width: parent.width

        onClicked: page.looks ? PapersView.retake() : PapersView.skip()
    }
}
