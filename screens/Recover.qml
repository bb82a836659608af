import QtQuick
import ViewModels
import screens.controls

KioskPage {
    headerLeft: Point.name
    backText: qsTr("Không, bắt đầu lại")
    backVisible: true
    primaryText: qsTr("Đúng, khai tiếp")
    title: qsTr("Máy vừa khởi động lại. Quý vị đang khai dở phải không?")

    onBack: Visit.declineRecovery()
    onPrimary: Visit.acceptRecovery()

    PagedColumn {
        id: column

        anchors.fill: parent

        ReadableText {
            text: qsTr("Những gì đã khai vẫn còn trong một phút.")
        }
    }
    Vignette {
        below: column
        name: "pencil"
    }
}
