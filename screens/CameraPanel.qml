import QtQuick
import ViewModels
import screens.controls

// The camera's picture and its words: that it looks, and what to do, or how far it is (`progress`),
// or what helps (`warning`). Lying down they stand beside each other. Where little fits, the picture's
// eye alone says that it looks, and where less fits, one line of words.
Item {
    id: root

    property string caption: ""
    property bool lying: false
    property real room: 10000
    property real shape: 1.586
    property string progress: ""
    property string warning: ""

    readonly property string said: CameraView.said
    readonly property string notice: root.warning || root.said || root.progress
    readonly property real leastHeight: Theme.target * 1.2
    readonly property real besideWidth: root.width * 0.5 - Theme.gap
    readonly property real besideLetters: Cut.letters(root.besideWidth - Theme.icon - Theme.smallGap * 3, root.room - Theme.smallGap * 2, Theme.noteFont, Theme.lineHeight) * 0.95
    readonly property bool beside: root.lying && (root.notice || root.caption).length < root.besideLetters
    readonly property real message: root.notice === "" ? below.implicitHeight : noticed.implicitHeight
    readonly property real roomAlone: root.room - root.message - Theme.smallGap
    readonly property real roomLabelled: root.roomAlone - label.implicitHeight - Theme.smallGap
    readonly property bool pictured: root.beside || root.roomAlone >= root.leastHeight
    // Else the page says it, which can turn to a next part.
    readonly property bool telling: root.pictured || root.notice === ""
    readonly property bool labelled: !root.telling || root.roomLabelled >= (root.pictured && !root.beside ? root.leastHeight : 0)
    readonly property real tallest: root.beside ? root.room : !root.pictured ? 0 : root.labelled ? root.roomLabelled : root.roomAlone
    readonly property real pictureWidth: Math.min(root.beside ? root.width * 0.5 : root.width, root.tallest * 16 / 9)
    readonly property real pictureHeight: root.pictureWidth * 9 / 16

    signal told

    implicitHeight: root.beside ? Math.max(root.pictureHeight, words.height) : words.y + words.height

    onSaidChanged: {
        if (root.said !== "")
            root.told();
    }

    CameraPicture {
        id: picture

        height: root.pictureHeight
        shape: root.shape
        visible: root.pictured
        width: root.pictureWidth
        x: root.beside ? 0 : (root.width - root.pictureWidth) / 2
    }
    Item {
        id: words

        height: (root.telling ? root.message : 0) + (root.telling && root.labelled ? Theme.smallGap : 0) + (root.labelled ? label.implicitHeight : 0)
        width: root.beside ? root.besideWidth : root.width
        x: root.beside ? root.pictureWidth + Theme.gap : 0
        y: root.beside || !root.pictured ? 0 : root.pictureHeight + Theme.smallGap

        ReadableText {
            id: below

            font.pixelSize: Theme.roomy && !root.beside ? Theme.bodyFont : Theme.noteFont
            text: root.caption
            visible: root.notice === ""
            width: parent.width
        }
        Notice {
            id: noticed

            height: noticed.implicitHeight
            kind: root.warning === "" && root.said === "" ? "note" : "caution"
            text: root.notice
            visible: root.telling && root.notice !== ""
            width: parent.width
        }
        ReadableText {
            id: label

            anchors.bottom: parent.bottom
            color: Theme.softInk
            font.pixelSize: Theme.noteFont
            text: CameraView.picture === "" ? qsTr("Đang mở máy ảnh…") : Theme.roomy ? qsTr("Máy ảnh đang nhìn. Không giữ lại hình.") : qsTr("Máy ảnh đang nhìn.")
            visible: root.labelled
            width: parent.width
        }
    }
}
