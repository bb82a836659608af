import QtQuick
import screens.controls

// One line of the check page: label and bold answer side by side, one above the other where letters
// are large, "Sửa" at its end. The first line of a part has the part's title over it; to
// the ear each one names its `part`, for the same label may stand in two of them.
Item {
    id: root

    property string section: ""
    property string part: ""
    property string label: ""
    property string answer: ""
    property string privacy: "personal"
    property bool editable: true
    property int fontSize: Theme.bodyFont
    property int line: -1

    readonly property bool startsGroup: root.section !== ""
    readonly property bool beside: root.width > Theme.bodyFont * 20
    readonly property real inside: root.width - (root.editable ? button.width + Theme.smallGap : 0)
    readonly property real labelWidth: root.beside ? root.width * 0.3 : root.inside

    readonly property real labelHeight: root.label === "" ? 0 : name.height

    signal edit

    implicitHeight: (root.startsGroup ? heading.height + Theme.smallGap : 0) + row.height + Theme.smallGap

    ReadableText {
        id: heading

        Accessible.role: Accessible.Heading
        color: Theme.actionInk
        font.pixelSize: Theme.tablet && !Theme.roomy ? Theme.frameFont : Theme.bodyFont
        font.weight: Font.Bold
        lineHeight: Theme.titleLineHeight
        text: root.section
        visible: root.startsGroup
        width: root.width
        y: Math.round(Theme.smallGap / 2)
    }
    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: Theme.hairline
        width: parent.width
    }
    Item {
        id: row

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(Theme.smallGap / 2)
        height: Math.max(words.height, root.editable ? button.implicitHeight : 0)
        width: root.width

        Item {
            id: words

            Accessible.role: Accessible.Grouping
            anchors.verticalCenter: parent.verticalCenter
            height: root.beside ? Math.max(name.height, value.height) : root.labelHeight + value.height
            width: root.inside

            ReadableText {
                id: name

                anchors.verticalCenter: root.beside ? parent.verticalCenter : undefined
                color: Theme.softInk
                font.pixelSize: Theme.smallFont
                text: root.label
                visible: text !== ""
                width: root.labelWidth
            }
            ReadableText {
                id: value

                anchors.verticalCenter: root.beside ? parent.verticalCenter : undefined
                font.pixelSize: root.fontSize
                font.weight: Font.DemiBold
                lineHeight: Theme.titleLineHeight
                privacy: root.privacy
                text: root.answer
                width: root.inside - x
                x: root.beside ? root.labelWidth + Theme.smallGap : 0
                y: root.beside ? 0 : root.labelHeight
            }
        }
        BigButton {
            id: button

            Accessible.description: root.part
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
}
