import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: qsTr("Chọn việc cần làm")
    headerRight: FindView.groupTitle
    primaryVisible: false
    title: FindView.groupTitle

    onBack: Visit.back()

    PagedColumn {
        anchors.fill: parent

        onTurned: page.readSoon()

        Repeater {
            model: FindView.doors

            Card {
                required property string title
                required property string subtitle
                required property bool guided
                required property int index

                iconName: guided ? "document" : "ask-desk"
                note: guided ? subtitle : subtitle + qsTr(" · làm ở quầy")
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
