pragma ComponentBehavior: Bound

import QtQuick

// Back and the page's one main act, always in the same place, side by side or (`stacked`) one above
// the other, for the left hand the other way round; on a tablet being typed on, also the key that
// opens the help row. The main act is pale until it is `ready`, but answers a touch even then: it says
// what is still to be done. The row is as high as it will be with `lastText`, so that turning pages moves
// nothing. Which button is which follows from its place: they are told in the order they are seen.
Item {
    id: root

    property string primaryText: ""
    property string primaryNote: ""
    property string lastText: root.primaryText
    property string lastNote: root.primaryNote
    property string primaryIcon: "next"
    property bool primaryVisible: true
    property bool primaryEnabled: true
    property bool primaryReady: true
    property bool primaryHinted: false
    property string backText: ""
    property bool backVisible: true
    property bool stacked: false
    property bool helpVisible: false
    property bool helpOpen: false

    readonly property bool mirrored: Theme.left && !root.stacked
    readonly property int fontSize: root.helpVisible ? Theme.frameFont : Theme.actFont
    readonly property real start: root.helpVisible ? help.width + Theme.gap : 0
    readonly property real room: root.width - root.start
    readonly property bool both: root.backVisible && root.primaryVisible
    readonly property real backWidth: root.stacked || !root.primaryVisible ? root.room : Math.min(backMeasure.implicitWidth, root.room * (root.helpVisible ? 0.47 : 0.42))
    readonly property real primaryWidth: root.both && !root.stacked ? root.room - root.backWidth - Theme.gap : root.room
    readonly property real backHeight: root.backVisible ? backMeasure.implicitHeight : 0
    readonly property real primaryHeight: root.primaryVisible ? Math.max(primaryMeasure.implicitHeight, last.implicitHeight) : 0
    readonly property real rowHeight: Math.max(root.backHeight, root.primaryHeight, root.helpVisible ? help.implicitHeight : 0)

    signal primary
    signal back
    signal helpToggled

    implicitHeight: root.stacked ? root.backHeight + (root.both ? Theme.gap : 0) + root.primaryHeight : root.rowHeight

    component Act: BigButton {
        property bool main: false

        enabled: !main || root.primaryEnabled
        font.pixelSize: root.fontSize
        height: !root.stacked ? root.rowHeight : main ? root.primaryHeight : root.backHeight
        hinted: main && root.primaryHinted
        iconName: main ? "" : "back"
        kind: !main ? "outline" : root.primaryReady ? "primary" : "waiting"
        note: main ? root.primaryNote : ""
        text: main ? root.primaryText : root.backText
        trailingIcon: main ? root.primaryIcon : ""
        visible: main ? root.primaryVisible : root.backVisible
        width: main ? root.primaryWidth : root.backWidth

        onClicked: main ? root.primary() : root.back()
    }
    // What the buttons would take, wherever they stand; never seen.
    component Measure: BigButton {
        font.pixelSize: root.fontSize
        visible: false
    }

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
    Measure {
        id: last

        note: root.lastNote
        text: root.lastText
        trailingIcon: root.primaryIcon
        width: root.primaryWidth
    }
    Measure {
        id: primaryMeasure

        note: root.primaryNote
        text: root.primaryText
        trailingIcon: root.primaryIcon
        width: root.primaryWidth
    }
    Measure {
        id: backMeasure

        iconName: "back"
        kind: "outline"
        text: root.backText
        width: root.backWidth
    }
    Act {
        id: first

        main: root.mirrored
        x: root.start
    }
    Act {
        main: !root.mirrored
        x: root.both && !root.stacked ? first.x + first.width + Theme.gap : root.start
        y: root.stacked ? root.implicitHeight - height : 0
    }
}
