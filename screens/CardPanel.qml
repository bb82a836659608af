import QtQuick
import ViewModels
import screens.controls

// Where to hold the card: what the camera sees, or a card that goes into the reader's slot.
Item {
    id: root

    property bool lying: false
    property real room: 10000

    readonly property bool telling: CameraView.looking && camera.telling
    readonly property real drawnHeight: Theme.tablet ? Theme.actHeight * 2.2 : Theme.buttonHeight * (Theme.roomy ? 3.4 : 2.2)

    signal told

    implicitHeight: CameraView.looking ? camera.implicitHeight : root.drawnHeight

    CameraPanel {
        id: camera

        caption: qsTr("Đưa mặt thẻ có mã vuông vào trong khung.")
        lying: root.lying
        room: root.room
        shape: 1.586
        warning: CardView.problem
        visible: CameraView.looking
        width: parent.width

        onTold: root.told()
    }
    Rectangle {
        anchors.fill: parent
        border.color: Theme.edge
        border.width: Theme.thickEdge
        color: Theme.sheet
        radius: Theme.radius * 2
        visible: !CameraView.looking
    }
    Row {
        anchors.centerIn: parent
        spacing: Theme.gap
        visible: !CameraView.looking

        Icon {
            name: "id"
            size: root.height * 0.6
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "next"
            size: root.height * 0.3
        }
        Icon {
            name: "scan"
            size: root.height * 0.6
        }
    }
}
