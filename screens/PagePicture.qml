import QtQuick
import ViewModels
import screens.controls

// The page just pictured, as large as there is room for; seen, never said.
Item {
    id: root

    property real room: 10000

    readonly property real shownWidth: Math.min(root.width, root.room * PapersView.shape)
    readonly property real shownHeight: root.shownWidth / PapersView.shape

    implicitHeight: root.shownHeight

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        border.color: Theme.edge
        border.width: Theme.thickEdge
        color: Theme.sheet
        height: root.shownHeight
        width: root.shownWidth

        Image {
            Accessible.name: qsTr("Hình trang giấy vừa chụp")
            Accessible.role: Accessible.Graphic
            anchors.fill: parent
            anchors.margins: Theme.thickEdge
            cache: false
            fillMode: Image.PreserveAspectFit
            source: PapersView.picture
        }
    }
}
