import QtQuick
import ViewModels
import screens.controls

// What the camera sees, as in a mirror unless told otherwise, with a frame of this `shape` to hold something in; an eye in
// its corner while it looks.
Rectangle {
    id: root

    property real shape: 1.586
    property bool mirrored: CameraView.mirrored
    readonly property bool seen: CameraView.picture !== ""

    border.color: Theme.edge
    border.width: Theme.thickEdge
    color: Theme.card

    Icon {
        anchors.centerIn: parent
        name: "scan"
        size: root.height * 0.4
        visible: !root.seen
    }
    Image {
        Accessible.ignored: true
        anchors.fill: parent
        anchors.margins: Theme.thickEdge
        cache: false
        fillMode: Image.PreserveAspectCrop
        mirror: root.mirrored
        source: CameraView.picture
    }
    Rectangle {
        id: frame

        anchors.centerIn: parent
        border.color: Theme.ink
        border.width: Theme.thickEdge
        color: "transparent"
        height: root.height * 0.78
        radius: Theme.radius
        visible: root.seen
        width: frame.height * root.shape

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.thickEdge
            border.color: Theme.sheet
            border.width: Theme.thickEdge
            color: "transparent"
            radius: Theme.radius
        }
    }
    Rectangle {
        id: badge

        anchors.left: parent.left
        anchors.top: parent.top
        border.color: Theme.edge
        border.width: Theme.thickEdge
        color: Theme.sheet
        height: Theme.frameIcon + Theme.smallGap
        visible: root.seen
        width: badge.height

        Icon {
            anchors.centerIn: parent
            name: "eye"
            size: Theme.frameIcon
        }
    }
}
