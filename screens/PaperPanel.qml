import QtQuick
import screens.controls

// What the camera sees, with a frame to lay a sheet in, and one sentence.
Item {
    id: root

    property real room: 10000

    readonly property bool wide: root.width > root.room * 1.2
    readonly property string said: qsTr("Đặt trọn một tờ giấy vào trong khung, rồi bấm “Chụp”.")
    readonly property real saidHeight: Cut.tall(root.said, root.wide ? root.width * 0.4 - Theme.gap : root.width, Theme.noteFont, Theme.lineHeight)
    readonly property real pictureHeight: Math.min((root.wide ? root.width * 0.6 : root.width) * 9 / 16, root.wide ? root.room : root.room - root.saidHeight - Theme.smallGap)

    implicitHeight: root.wide ? Math.max(root.pictureHeight, root.saidHeight) : root.pictureHeight + Theme.smallGap + root.saidHeight

    CameraPicture {
        id: picture

        height: root.pictureHeight
        mirrored: false
        shape: 0.71
        width: root.pictureHeight * 16 / 9
        x: root.wide ? 0 : (root.width - width) / 2
    }
    ReadableText {
        id: words

        font.pixelSize: Theme.noteFont
        text: root.said
        width: root.wide ? root.width - picture.width - Theme.gap : root.width
        x: root.wide ? picture.width + Theme.gap : 0
        y: root.wide ? 0 : root.pictureHeight + Theme.smallGap
    }
}
