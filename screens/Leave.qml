import QtQuick
import ViewModels
import screens.controls

KioskPage {
    headerLeft: Point.name
    backText: qsTr("Ở lại, khai tiếp")
    primaryIcon: "leave"
    primaryText: Visit.underway ? qsTr("Rời máy, không lưu") : qsTr("Xong, rời máy")
    title: Visit.underway ? qsTr("Quý vị muốn rời máy?") : qsTr("Quý vị đã xong?")

    onBack: Visit.close()
    onPrimary: Visit.finish()

    PagedColumn {
        id: column

        anchors.fill: parent

        BigButton {
            property bool present: CarryView.offered

            iconName: "phone"
            kind: "card"
            text: qsTr("Mang tờ khai về điện thoại")

            onClicked: Visit.open("carry")
        }
        Passage {
            host: column
            text: Visit.underway ? qsTr("Tờ khai này chưa lưu. Rời máy thì máy bỏ những gì vừa khai. Người sau không xem được.") : qsTr("Máy trở về màn hình đầu. Người sau không xem được gì.")
        }
    }
    Vignette {
        below: column
        name: "leave"
    }
}
