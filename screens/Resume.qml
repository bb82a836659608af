import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: Point.name
    headerRight: qsTr("khai tiếp")
    primaryVisible: ResumeView.ready
    primaryText: qsTr("Đúng, khai tiếp")
    title: ResumeView.ready ? qsTr("Khai tiếp tờ khai này?") : CameraView.looking ? qsTr("Xin đưa mã trong điện thoại trước máy ảnh") : qsTr("Xin đưa mã trong điện thoại vào ô đọc")

    onBack: Visit.finish()
    onPrimary: ResumeView.accept()

    Connections {
        function onChanged() {
            page.readSoon();
        }

        target: ResumeView
    }
    PagedColumn {
        id: column

        anchors.fill: parent

        CameraPanel {
            id: panel

            property bool present: CameraView.looking

            caption: qsTr("Đưa mã trên điện thoại vào trong khung.")
            lying: page.wide
            room: column.pageRoom
            shape: 1
            warning: ResumeView.failed ? ResumeView.said : ""
            progress: ResumeView.failed ? "" : ResumeView.said

            onTold: page.readSoon()
        }
        Notices {
            host: column
            kind: ResumeView.failed ? "caution" : "note"
            text: panel.present && panel.telling ? "" : ResumeView.said || CameraView.said
        }
        Passage {
            host: column
            text: ResumeView.ready ? ResumeView.name : qsTr("Trên điện thoại, xin mở trang giữ tờ khai, rồi bấm “Đưa lại cho máy của phường”. Đã chụp ảnh mã thì mở ảnh ấy.")
        }
        Passage {
            host: column
            ink: Theme.softInk
            text: ResumeView.ready ? ResumeView.origin + " " + ResumeView.counted : ""
        }
        Notices {
            host: column
            kind: "caution"
            text: ResumeView.caution
        }
        Passage {
            host: column
            ink: Theme.softInk
            text: ResumeView.ready ? qsTr("Có thẻ căn cước thì đưa lại ở máy này, không có thì ghi từng dòng. Trước khi lưu, máy cho xem lại mọi câu trả lời.") : ""
        }
    }
    Vignette {
        below: column
        name: ResumeView.ready ? "document" : panel.present ? "" : "phone"
    }
}
