import QtQuick
import ViewModels

// The base of every screen: blue band, one title, body, action bar, help row, read aloud when it opens.
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
    property bool primaryHinted: false
    property string primaryIcon: "next"
    property bool backVisible: true
    property string backText: qsTr("Quay lại")
    property PagedColumn pages: null
    property bool typing: false
    property bool welcome: false
    property bool bare: false
    default property alias content: body.data
    property alias keyboard: keyboardSlot.data
    readonly property bool moreToSee: root.pages !== null && root.pages.turnedByPage && !root.pages.lastPage

    signal primary
    signal back

    function readables(item: Item, found: list<Item>): list<Item> {
        for (const child of item.children) {
            if (!child.visible || child.opacity === 0)
                continue;
            if (child instanceof ReadableText) {
                if (child.readable && child.text !== "")
                    found.push(child);
            } else {
                found = root.readables(child, found);
            }
        }
        return found;
    }

    function readNow(asked: bool) {
        const items = root.readables(frame, []);
        reading.items = items;
        Reader.read(items.map(item => item.text), items.map(item => Appearance.language === "vi" ? item.spoken : ""), items.map(item => item.privacy), asked);
    }

    function readSoon() {
        readTimer.restart();
    }

    Component.onCompleted: root.readSoon()

    QtObject {
        id: reading

        property list<Item> items: []
        property Item lit: null

        function light(index: int, start: int, end: int) {
            if (reading.lit !== null) {
                (reading.lit as ReadableText).spokenStart = -1;
                (reading.lit as ReadableText).spokenEnd = -1;
            }
            reading.lit = index >= 0 && index < reading.items.length ? reading.items[index] : null;
            const text = reading.lit as ReadableText;
            if (text !== null) {
                text.spokenStart = start;
                text.spokenEnd = end;
            }
        }
    }
    Connections {
        function onWordSpoken(index: int, start: int, end: int) {
            reading.light(index, start, end);
        }

        function onSpeakingChanged() {
            if (!Reader.speaking)
                reading.light(-1, 0, 0);
        }

        target: Reader
    }
    Connections {
        function onLanguageChanged() {
            root.readSoon();
        }

        target: Appearance
    }
    Timer {
        id: readTimer

        interval: 30

        onTriggered: root.readNow(false)
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }
    Rectangle {
        id: band

        color: Theme.band
        height: Math.max(Theme.headerHeight, bandLeft.implicitHeight + Theme.smallGap, bandRight.implicitHeight + Theme.smallGap)
        width: parent.width

        ReadableText {
            id: bandLeft

            anchors.left: parent.left
            anchors.leftMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.bandWords
            font.pixelSize: Theme.frameFont
            font.weight: Font.DemiBold
            lineHeight: 1.2
            readable: false
            text: root.headerLeft
            width: parent.width - Theme.margin * 2 - (root.headerRight === "" ? 0 : bandRight.width + Theme.smallGap)
        }
        ReadableText {
            id: bandRight

            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.bandWords
            font.pixelSize: Theme.frameFont
            horizontalAlignment: Text.AlignRight
            lineHeight: 1.2
            readable: false
            text: root.headerRight
            width: Math.min(implicitWidth, (parent.width - Theme.margin * 2) * 0.58)
        }
        Rectangle {
            anchors.bottom: parent.bottom
            color: Theme.contrast ? Theme.line : "transparent"
            height: Theme.hairline
            width: parent.width
        }
    }
    Rectangle {
        id: progressLine

        anchors.top: band.bottom
        color: Theme.card
        height: root.progress < 0 ? 0 : Theme.thickEdge * 2
        width: parent.width

        Rectangle {
            color: Theme.chosen
            height: parent.height
            width: parent.width * Math.max(0, Math.min(1, root.progress))
        }
    }
    Item {
        id: frame

        anchors.bottom: helpRow.top
        anchors.left: parent.left
        anchors.leftMargin: root.bare ? 0 : Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: root.bare ? 0 : Theme.margin
        anchors.top: progressLine.bottom

        Row {
            id: titleRow

            spacing: Theme.smallGap
            visible: root.title !== ""
            y: Theme.gap * 1.2

            Rectangle {
                id: titleMark

                anchors.verticalCenter: parent.verticalCenter
                color: Theme.done
                height: width
                radius: width / 2
                visible: root.titleIcon !== ""
                width: Theme.titleFont * 1.7

                Icon {
                    anchors.centerIn: parent
                    color: Theme.doneWords
                    name: root.titleIcon
                    size: parent.width * 0.6
                }
            }
            ReadableText {
                id: titleText

                Accessible.role: Accessible.Heading
                font.pixelSize: Theme.titleFont
                font.weight: Font.Bold
                lineHeight: Theme.titleLineHeight
                privacy: root.titlePrivacy
                spoken: root.titleSpoken
                text: root.title
                width: frame.width - (titleMark.visible ? titleMark.width + Theme.smallGap : 0)
            }
        }
        Item {
            id: body

            anchors.bottom: keyboardSlot.top
            anchors.bottomMargin: Theme.smallGap
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: titleRow.visible ? titleRow.bottom : parent.top
            anchors.topMargin: root.bare ? 0 : Theme.gap
        }
        Item {
            id: keyboardSlot

            anchors.bottom: actions.top
            anchors.bottomMargin: childrenRect.height > 0 ? Theme.gap : 0
            anchors.left: parent.left
            anchors.right: parent.right
            height: childrenRect.height
        }
        Item {
            id: actions

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap
            height: visible ? Math.max(backButton.visible ? backButton.implicitHeight : 0, primaryButton.visible ? primaryButton.implicitHeight : 0) : 0
            visible: root.primaryVisible || root.backVisible
            width: parent.width

            BigButton {
                id: backButton

                height: parent.height
                iconName: "back"
                kind: "outline"
                text: root.backText
                visible: root.backVisible
                width: root.primaryVisible ? Math.min(implicitWidth, parent.width * 0.42) : parent.width

                onClicked: root.pages !== null && root.pages.turnedByPage && root.pages.page > 0 ? root.pages.turnBack() : root.back()
            }
            BigButton {
                id: primaryButton

                anchors.left: root.backVisible ? backButton.right : parent.left
                anchors.leftMargin: root.backVisible ? Theme.gap : 0
                anchors.right: parent.right
                enabled: root.moreToSee || root.primaryEnabled
                height: parent.height
                hinted: root.primaryHinted && !root.moreToSee
                note: root.moreToSee ? "" : root.primaryNote
                text: root.moreToSee ? qsTr("Xem tiếp (%1/%2)").arg(root.pages.page + 1).arg(root.pages.pageCount) : root.primaryText
                trailingIcon: root.moreToSee ? "next" : root.primaryIcon
                visible: root.primaryVisible

                onClicked: root.moreToSee ? root.pages.turn() : root.primary()
            }
        }
    }
    HelpRow {
        id: helpRow

        anchors.bottom: parent.bottom
        welcome: root.welcome
        width: parent.width

        onReadAgain: root.readNow(false)
    }
}
