import QtQuick
import screens.controls

// One line of the check page: label above, answer bold below, "Sửa" at its end.
Item {
    id: root

    property string label: ""
    property string answer: ""
    property string privacy: "personal"
    property bool editable: true
    property int fontSize: Theme.bodyFont

    signal edit

    implicitHeight: Math.max(words.implicitHeight, root.editable ? button.implicitHeight : 0) + Theme.smallGap

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: Theme.hairline
        width: parent.width
    }
    Column {
        id: words

        Accessible.role: Accessible.Grouping
        anchors.left: parent.left
        anchors.right: root.editable ? button.left : parent.right
        anchors.rightMargin: root.editable ? Theme.smallGap : 0
        anchors.verticalCenter: parent.verticalCenter

        ReadableText {
            color: Theme.softInk
            font.pixelSize: Theme.smallFont
            text: root.label
            visible: text !== ""
            width: words.width
        }
        ReadableText {
            font.pixelSize: root.fontSize
            font.weight: Font.DemiBold
            lineHeight: Theme.titleLineHeight
            privacy: root.privacy
            text: root.answer
            width: words.width
        }
    }
    BigButton {
        id: button

        Accessible.name: qsTr("Sửa %1").arg(root.label)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: Math.max(Theme.target, Theme.actFont * 1.7)
        kind: "outline"
        text: qsTr("Sửa")
        visible: root.editable

        onClicked: root.edit()
    }
}
