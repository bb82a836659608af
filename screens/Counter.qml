import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: qsTr("Xin hỏi ở quầy")
    primaryIcon: "help-person"
    primaryText: qsTr("Gọi cán bộ")
    title: FindView.counterTitle

    onBack: Visit.back()
    onPrimary: Visit.open("call")

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        Passage {
            host: column
            text: qsTr("Việc này chưa khai được ở máy. Mời quý vị ra quầy, cán bộ sẽ làm cùng.")
        }
        Notices {
            host: column
            text: FindView.counterAdvice
        }
        ReadableText {
            color: Theme.softInk
            text: qsTr("Giờ làm việc: %1").arg(Point.hours)
        }
        ReadableText {
            color: Theme.softInk
            text: qsTr("Điện thoại: %1").arg(Point.hotline)
        }
    }
}
