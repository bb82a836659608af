import QtQuick

// What the camera sees, not as in a mirror, with a frame to lay a sheet in.
Item {
    id: root

    property real room: 10000

    implicitHeight: Math.min(root.width * 9 / 16, root.room)

    CameraPicture {
        anchors.horizontalCenter: parent.horizontalCenter
        height: root.implicitHeight
        mirrored: false
        shape: 0.71
        width: root.implicitHeight * 16 / 9
    }
}
