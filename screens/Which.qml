pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: qsTr("Chọn việc cần làm")
    headerRight: FindView.doorTitle
    pages: column
    primaryIcon: "list"
    primaryText: qsTr("Xem lại từ đầu")
    primaryVisible: column.pageCount > 1
    title: FindView.doorAsks

    onBack: Visit.back()
    onPrimary: column.turn()

    PagedColumn {
        id: column

        anchors.fill: parent
        turnedByPage: true

        onTurned: page.readSoon()

        Repeater {
            model: FindView.choices

            Card {
                required property string title
                required property string subtitle
                required property bool guided
                required property int index

                room: column.pageRoom
                iconName: guided ? "document" : "ask-desk"
                note: subtitle
                text: title

                onClicked: FindView.openChoice(index)
            }
        }
        BigButton {
            property bool startsGroup: true

            iconName: "help-person"
            kind: "outline"
            text: qsTr("Không thấy việc của mình: gọi cán bộ")

            onClicked: Visit.open("call")
        }
    }
}
