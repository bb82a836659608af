import QtQuick
import ViewModels
import screens.controls

KioskPage {
    headerLeft: Visit.procedureName
    headerRight: qsTr("đã lưu")
    primaryIcon: "help-person"
    primaryText: qsTr("Gọi cán bộ")
    title: qsTr("Xin chép số này ra giấy")

    onBack: Visit.close()
    onPrimary: Visit.open("call")

    PagedColumn {
        id: column

        anchors.fill: parent

        ReadableText {
            font.pixelSize: Theme.titleFont * 1.5
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            lineHeight: Theme.titleLineHeight
            privacy: "personal"
            text: SlipView.reference
        }
        Passage {
            host: column
            text: SlipView.where
        }
        Passage {
            host: column
            ink: Theme.softInk
            text: qsTr("Quên số cũng không sao. Cán bộ tìm được theo họ tên và ngày sinh.")
        }
    }
}
