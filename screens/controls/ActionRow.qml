import QtQuick

// Back and the page's one main act, always in the same place, side by side or (`stacked`) one above
// the other; on a tablet being typed on, also the key that opens the help row. The row is as high as
// it will be with `lastText`, so that turning pages moves nothing.
Item {
    id: root

    property string primaryText: ""
    property string primaryNote: ""
    property string lastText: root.primaryText
    property string lastNote: root.primaryNote
    property string primaryIcon: "next"
    property bool primaryVisible: true
    property bool primaryEnabled: true
    property bool primaryHinted: false
    property string backText: ""
    property bool backVisible: true
    property bool stacked: false
    property bool helpVisible: false
    property bool helpOpen: false

    readonly property int fontSize: root.helpVisible ? Theme.frameFont : Theme.actFont
    readonly property real start: root.helpVisible ? help.width + Theme.gap : 0
    readonly property real room: root.width - root.start
    readonly property bool both: root.backVisible && root.primaryVisible
    readonly property real backHeight: root.backVisible ? backButton.implicitHeight : 0
    readonly property real primaryHeight: root.primaryVisible ? Math.max(primaryButton.implicitHeight, last.implicitHeight) : 0
    readonly property real rowHeight: Math.max(root.backHeight, root.primaryHeight, root.helpVisible ? help.implicitHeight : 0)

    signal primary
    signal back
    signal helpToggled

    implicitHeight: root.stacked ? root.backHeight + (root.both ? Theme.gap : 0) + root.primaryHeight : root.rowHeight

    HelpKey {
        id: help

        framed: true
        height: root.rowHeight
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
        id: last

        font.pixelSize: root.fontSize

        note: root.lastNote
        text: root.lastText
        trailingIcon: root.primaryIcon
        visible: false
        width: primaryButton.width
    }
    BigButton {
        id: backButton

        font.pixelSize: root.fontSize
        height: root.stacked ? implicitHeight : root.rowHeight
        iconName: "back"
        kind: "outline"
        text: root.backText
        visible: root.backVisible
        width: root.stacked || !root.primaryVisible ? root.room : Math.min(implicitWidth, root.room * (root.helpVisible ? 0.47 : 0.42))
        x: root.start

        onClicked: root.back()
    }
    BigButton {
        id: primaryButton

        enabled: root.primaryEnabled
        font.pixelSize: root.fontSize
        height: root.stacked ? root.primaryHeight : root.rowHeight
        hinted: root.primaryHinted
        note: root.primaryNote
        text: root.primaryText
        trailingIcon: root.primaryIcon
        visible: root.primaryVisible
        width: root.width - x
        x: root.both && !root.stacked ? backButton.x + backButton.width + Theme.gap : root.start
        y: root.stacked ? root.implicitHeight - height : 0

        onClicked: root.primary()
    }
}
