import QtQuick

// The base of every screen: blue band, one title, body, action row, help row, read aloud when it opens.
// Upright everything stands in one column. Lying down, the title and the actions are on the left and
// the body on the right; while typing, title and body are on the left and the keyboard with the
// actions on the right. On a tablet being typed on, the help row is one key. On a tablet, title and keys
// give way to what is `urgent` (an error). What stands `aside` is below the body, or
// with the actions. For a seated person everything touched is in the lower part; the title is just above
// it, as is what of the body is only looked at (`aloft`, its height). For the left hand the main act and,
// lying down, the keyboard are on the left.
FocusScope {
    id: root

    property string headerLeft: ""
    property string headerRight: ""
    property real progress: -1
    property string title: ""
    property string titleSpoken: ""
    property string titlePrivacy: "public"
    property string titleIcon: ""
    property string primaryText: qsTr("Tiếp tục")
    property string primaryNote: ""
    property bool primaryVisible: true
    property bool primaryEnabled: true
    property bool primaryReady: true
    property bool primaryHinted: false
    property string primaryIcon: "next"
    property bool backVisible: true
    property string backText: qsTr("Quay lại")
    property PagedColumn pages: null
    property string moreText: qsTr("Xem tiếp")
    property bool typing: false
    property bool urgent: false
    property bool asideSmall: true
    property real keysShare: 0.53
    property real aloft: 0
    property bool welcome: false
    property bool quiet: false
    default property alias content: body.data
    property alias keyboard: keyboardSlot.data
    property alias aside: asideSlot.data

    readonly property bool acting: root.primaryVisible || root.backVisible
    readonly property bool wide: root.width > root.height
    readonly property bool compact: Theme.tablet && root.typing
    readonly property bool tight: Theme.tablet && root.urgent
    readonly property bool moreToSee: root.pages !== null && root.pages.turnedByPage && !root.pages.lastPage
    readonly property bool halved: root.wide && !root.welcome
    readonly property bool asideLeft: root.halved && !root.typing && (!Theme.tablet || Theme.roomy && root.asideSmall)
    property int leftBy: -1
    readonly property bool low: Theme.reach > 0 && !root.wide
    readonly property real reachTop: root.low ? Math.max(0, root.height - Theme.reach) - frame.y : 0
    readonly property real keyboardRoom: root.tight ? 0 : root.wide ? frame.height - actions.height - Theme.gap * 3 : (root.low ? Theme.reach : root.height) * 0.4
    readonly property real leftWidth: !root.halved ? frame.width : (frame.width - Theme.gap * 2) * (root.typing ? 1 - root.keysShare : 0.38)
    readonly property bool keysLeft: Theme.left && root.halved && root.typing
    readonly property real rightStart: root.halved ? root.leftWidth + Theme.gap * 2 : 0

    readonly property real keysStart: root.typing ? root.rightStart : 0

    property bool helpOpen: false

    signal primary
    signal back

    function readNow(asked: bool) {
        reading.readNow(asked);
    }

    function readSoon() {
        reading.readSoon();
    }

    function goBack() {
        if (root.pages !== null && root.pages.turnedByPage && root.pages.page > 0)
            root.pages.turnBack();
        else if (root.backVisible)
            root.back();
    }

    // A page that stayed built is shown again, as if it were new; or at the line one left it by.
    function reopen() {
        root.helpOpen = false;
        if (root.pages !== null && root.leftBy >= 0)
            root.pages.openAt(root.leftBy);
        else if (root.pages !== null)
            root.pages.reopen();
        root.readSoon();
    }

    Reading {
        id: reading

        preface: band.mark
        quiet: root.quiet
        subject: frame
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }
    Band {
        id: band

        height: implicitHeight
        leftWords: root.headerLeft
        oneLine: root.halved && root.typing
        progress: root.progress
        rightWords: root.headerRight
        width: parent.width
    }
    Item {
        id: frame

        anchors.bottom: helpRow.visible ? helpRow.top : parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.top: band.bottom

        Item {
            id: page

            Accessible.role: Accessible.Pane
            height: root.halved ? parent.height : doing.y
            width: root.halved && root.typing ? root.leftWidth : parent.width
            x: root.keysLeft ? parent.width - width : 0

            PageTitle {
                id: title

                height: implicitHeight
                iconName: root.titleIcon
                privacy: root.titlePrivacy
                room: root.low ? root.reachTop - root.aloft - Theme.wideGap - Theme.gap : root.tight ? 0 : !root.halved ? frame.height * (Theme.tablet ? 0.2 : 0.3) : root.typing ? frame.height * 0.3 : (root.asideLeft ? asideSlot.y : doing.y) - Theme.wideGap - Theme.gap
                spoken: root.titleSpoken
                text: root.title
                visible: root.title !== ""
                width: root.leftWidth
                y: root.low ? body.y - height - Theme.gap : Theme.wideGap
            }
            Item {
                id: body

                readonly property bool beside: root.halved && !root.typing

                height: (root.asideLeft || asideSlot.height === 0 ? page.height : asideSlot.y) - y - Theme.gap
                width: parent.width - x
                x: beside ? root.rightStart : 0
                y: root.low ? root.reachTop - root.aloft : root.welcome ? 0 : !title.visible ? Theme.wideGap : beside ? Theme.wideGap : title.y + title.height + Theme.gap
            }
        }
        Item {
            id: asideSlot

            Accessible.role: Accessible.Pane
            height: childrenRect.height
            visible: height > 0
            width: root.asideLeft ? root.leftWidth : parent.width - x
            x: root.halved && !root.asideLeft ? root.rightStart : 0
            y: (root.asideLeft || !root.halved ? doing.y : page.height) - (height > 0 ? height + Theme.gap : 0)
        }
        Item {
            id: doing

            Accessible.role: Accessible.Pane
            height: keyboardSlot.height + (keyboardSlot.height > 0 ? Theme.gap : 0) + actions.height + (root.acting ? Theme.gap : 0)
            width: root.halved && !root.typing ? root.leftWidth : parent.width - root.keysStart
            x: root.keysLeft ? 0 : root.keysStart
            visible: root.acting
            y: parent.height - height

            Item {
                id: keyboardSlot

                height: childrenRect.height
                width: parent.width
            }
            ActionRow {
                id: actions

                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.gap
                backText: root.backText
                backVisible: root.backVisible
                height: root.acting ? implicitHeight : 0
                helpOpen: root.helpOpen
                helpVisible: root.compact
                lastNote: root.primaryNote
                lastText: root.primaryText
                primaryEnabled: root.moreToSee || root.primaryEnabled
                primaryReady: root.moreToSee || root.primaryReady
                primaryHinted: root.primaryHinted && !root.moreToSee
                primaryIcon: root.moreToSee ? "next" : root.primaryIcon
                primaryNote: root.moreToSee ? "" : root.primaryNote
                primaryText: root.moreToSee ? qsTr("%1 (%2/%3)").arg(root.moreText).arg(root.pages.page + 1).arg(root.pages.pageCount) : root.primaryText
                primaryVisible: root.primaryVisible
                stacked: root.halved && !root.typing
                width: parent.width

                onBack: root.goBack()
                onHelpToggled: root.helpOpen = !root.helpOpen
                onPrimary: root.moreToSee ? root.pages.turn() : root.primary()
            }
        }
    }
    HelpRow {
        id: helpRow

        anchors.bottom: parent.bottom
        beside: root.wide
        visible: !root.compact || root.helpOpen
        welcome: root.welcome
        width: parent.width

        onReadAgain: root.readNow(false)
    }
}
