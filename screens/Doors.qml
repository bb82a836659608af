pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: qsTr("Chọn việc cần làm")
    headerRight: FindView.groupTitle
    pages: column
    primaryIcon: "list"
    primaryText: qsTr("Xem lại từ đầu")
    primaryVisible: column.pageCount > 1
    title: FindView.groupTitle

    onBack: Visit.back()
    onPrimary: column.turn()

    PagedColumn {
        id: column

        anchors.fill: parent
        turnedByPage: true

        onTurned: page.readSoon()

        Repeater {
            model: FindView.doors

            Card {
                required property string title
                required property string subtitle
                required property bool guided
                required property int index

                room: column.pageRoom
                iconName: guided ? "document" : "ask-desk"
                note: guided ? subtitle : subtitle + qsTr(" · hỏi ở quầy")
                text: title

                onClicked: FindView.openDoor(index)
            }
        }
        BigButton {
            iconName: "help-person"
            kind: "outline"
            text: qsTr("Không thấy việc của mình: gọi cán bộ")

            onClicked: Visit.open("call")
        }
    }
}
