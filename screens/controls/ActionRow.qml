import QtQuick

// Back and the page's one main act, always in the same place; on a tablet being typed on, also
// the key that opens the help row.
Item {
    id: root

    property string primaryText: ""
    property string primaryNote: ""
    property string primaryIcon: "next"
    property bool primaryVisible: true
    property bool primaryEnabled: true
    property bool primaryHinted: false
    property string backText: ""
    property bool backVisible: true
    property bool helpVisible: false
    property bool helpOpen: false

    readonly property real start: root.helpVisible ? help.width + Theme.gap : 0
    readonly property real room: root.width - root.start

    signal primary
    signal back
    signal helpToggled

    implicitHeight: Math.max(backButton.visible ? backButton.implicitHeight : 0, primaryButton.visible ? primaryButton.implicitHeight : 0, help.visible ? help.implicitHeight : 0)

    HelpKey {
        id: help

        framed: true
        height: parent.height
        iconName: root.helpOpen ? "close" : "question"
        on: root.helpOpen
        text: root.helpOpen ? qsTr("Đóng") : qsTr("Trợ giúp")
        visible: root.helpVisible
        width: Math.max(Theme.target, widest.advanceWidth + Theme.smallGap * 2)

        onClicked: root.helpToggled()
    }
    TextMetrics {
        id: widest

        font: help.font
        text: help.text
    }
    BigButton {
        id: backButton

        height: parent.height
        iconName: "back"
        kind: "outline"
        text: root.backText
        visible: root.backVisible
        width: root.primaryVisible ? Math.min(implicitWidth, root.room * 0.42) : root.room
        x: root.start

        onClicked: root.back()
    }
    BigButton {
        id: primaryButton

        enabled: root.primaryEnabled
        height: parent.height
        hinted: root.primaryHinted
        note: root.primaryNote
        text: root.primaryText
        trailingIcon: root.primaryIcon
        visible: root.primaryVisible
        width: root.width - x
        x: root.backVisible ? backButton.x + backButton.width + Theme.gap : root.start

        onClicked: root.primary()
    }
}
