import QtQuick
import ViewModels
import screens.controls

KioskPage {
    headerLeft: Point.name
    primaryIcon: ""
    primaryText: qsTr("Bỏ qua, rời máy")
    backVisible: false
    title: qsTr("Máy này dễ dùng không?")

    onPrimary: Visit.finish()

    PagedColumn {
        id: column

        anchors.fill: parent

        Card {
            iconName: "face-good"
            mark: "none"
            text: qsTr("Dễ dùng")

            onClicked: Visit.rate(3)
        }
        Card {
            iconName: "face-fair"
            mark: "none"
            text: qsTr("Tạm được")

            onClicked: Visit.rate(2)
        }
        Card {
            iconName: "face-bad"
            mark: "none"
            text: qsTr("Khó dùng")

            onClicked: Visit.rate(1)
        }
    }
    Vignette {
        below: column
        name: "heart-hands"
    }
}
