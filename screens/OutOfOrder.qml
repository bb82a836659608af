import QtQuick
import ViewModels
import screens.controls

KioskPage {
    headerLeft: Point.name
    backVisible: false
    primaryVisible: false
    title: qsTr("Máy đang tạm nghỉ")

    PagedColumn {
        id: column

        anchors.fill: parent

        Passage {
            host: column
            text: qsTr("Xin mời ra quầy. Cán bộ sẽ giúp quý vị.")
        }
        Passage {
            host: column
            ink: Theme.softInk
            text: qsTr("Hoặc gọi số %1.").arg(Point.hotline)
        }
        Notices {
            host: column
            text: Visit.outOfOrderReason
        }
    }
    Vignette {
        below: column
        name: "ask-desk"
    }

    aside: BigButton {
        iconName: "id"
        kind: "card"
        text: qsTr("Dành cho cán bộ")
        width: parent.width

        onClicked: StaffGateView.begin()
    }
}
