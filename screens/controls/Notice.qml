import QtQuick

// Something to know: an error (stop), a caution, or a plain note; icon, edge and words, never colour alone.
Item {
    id: root

    property string kind: "note"
    property string text: ""
    property string spoken: ""
    property bool readable: true
    property string iconName: root.kind === "note" ? "info" : "warning"
    property int fontSize: Theme.noteFont
    property bool present: root.text !== ""

    readonly property bool pictured: root.width > root.fontSize * 12
    readonly property color ink: root.kind === "error" ? Theme.stopWords : Theme.ink

    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage
    implicitHeight: root.present ? words.implicitHeight + Theme.smallGap * 2 : 0

    Rectangle {
        anchors.fill: parent
        border.color: root.kind === "caution" ? Theme.chosenEdge : Theme.line
        border.width: Theme.hairline
        color: root.kind === "error" ? Theme.stop : Theme.sheet
        radius: Theme.radius
    }
    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.smallGap
        anchors.verticalCenter: parent.verticalCenter
        color: root.ink
        name: root.iconName
        visible: root.pictured
    }
    ReadableText {
        id: words

        Accessible.ignored: true
        anchors.left: parent.left
        anchors.leftMargin: root.pictured ? icon.width + Theme.smallGap * 2 : Theme.smallGap
        anchors.right: parent.right
        anchors.rightMargin: Theme.smallGap
        anchors.verticalCenter: parent.verticalCenter
        color: root.ink
        font.pixelSize: root.fontSize
        readable: root.readable
        spoken: root.spoken
        text: root.text
    }
}
