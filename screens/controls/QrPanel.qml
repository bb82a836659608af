import QtQuick

// A QR code on white with its quiet zone, and one line that says what it is for.
Item {
    id: root

    property string payload: ""
    property string caption: ""
    property string provider: "qr"
    property real room: 10000
    property real share: 0.7
    property real tallest: Theme.buttonHeight * 7
    property int side: Math.min(width * root.share, root.tallest, root.room - words.implicitHeight - Theme.smallGap * 3)

    implicitHeight: root.side + words.implicitHeight + Theme.smallGap * 3

    Rectangle {
        anchors.fill: parent
        border.color: Theme.line
        border.width: Theme.hairline
        color: Theme.sheet
        radius: Theme.radius
    }
    Image {
        id: code

        Accessible.name: root.caption
        Accessible.role: Accessible.Graphic
        anchors.horizontalCenter: parent.horizontalCenter
        cache: false
        height: root.side
        smooth: false
        source: root.payload === "" ? "" : "image://" + root.provider + "/" + encodeURIComponent(root.payload)
        sourceSize: Qt.size(root.side, root.side)
        width: root.side
        y: Theme.smallGap
    }
    ReadableText {
        id: words

        anchors.top: code.bottom
        anchors.topMargin: Theme.smallGap
        color: Theme.softInk
        font.pixelSize: Theme.noteFont
        horizontalAlignment: Text.AlignHCenter
        text: root.caption
        width: parent.width - Theme.smallGap * 2
        x: Theme.smallGap
    }
}
