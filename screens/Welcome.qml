import QtQuick
import QtQuick.Templates
import ViewModels
import screens.controls

// One thing to touch: the sun of the drum. Lying down it stands on the right, the words on the left.
KioskPage {
    id: page

    readonly property real wideRoom: Math.min(room.width * 0.55, room.height - Theme.gap)
    // Three doors leave the sun its whole width if the air around it is less.
    readonly property real air: firstTouch.visible ? Theme.smallGap : Theme.gap
    readonly property real textWidth: page.wide ? room.width - page.wideRoom - Theme.gap * 2 : room.width

    backVisible: false
    headerLeft: Point.name
    headerRight: Point.minute === 0 ? qsTr("%1 giờ").arg(Point.hour) : qsTr("%1 giờ %2").arg(Point.hour).arg(String(Point.minute).padStart(2, "0"))
    primaryVisible: false
    welcome: true

    Item {
        id: room

        anchors.fill: parent
    }
    Item {
        id: greeting

        height: heading.height + lead.height + (byKeys.visible ? byKeys.height : 0) + Theme.smallGap
        width: page.textWidth
        y: page.wide ? (parent.height - height - door.height - Theme.gap * 2) / 2 : page.low ? -height - Theme.gap : page.air

        ReadableText {
            id: heading

            Accessible.role: Accessible.Heading
            font.family: Theme.heading
            font.pixelSize: Math.max(Theme.frameFont, Math.min(Theme.titleFont * 1.2, page.textWidth / (page.wide ? 9 : 11)))
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            lineHeight: Theme.titleLineHeight
            text: qsTr("Làm giấy tờ tại đây")
            topPadding: font.pixelSize * 0.17
            width: parent.width
        }
        ReadableText {
            id: lead

            anchors.top: heading.bottom
            anchors.topMargin: Theme.smallGap / 2
            color: Theme.softInk
            font.pixelSize: Math.max(Theme.frameFont, Math.min(Theme.bodyFont, page.textWidth / (page.wide ? 14 : 18)))
            horizontalAlignment: Text.AlignHCenter
            text: Reader.silent ? qsTr("Máy hỏi từng câu.") : qsTr("Máy hỏi từng câu, đọc cho nghe.")
            width: parent.width
        }
        ReadableText {
            id: byKeys

            anchors.top: lead.bottom
            color: Theme.softInk
            font.pixelSize: lead.font.pixelSize
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Không nhìn rõ? Bấm phím trợ giúp để nghe và dùng phím.")
            visible: Appearance.keypad
            width: parent.width
        }
    }
    Item {
        id: sun

        // Drawn once for the first frame, then for the place it has once a layout is done: not for each
        // step on the way there, while the buttons find their heights.
        property int side: 0
        readonly property real upright: 2 * Math.floor(Math.min(room.width, door.y - greeting.y - greeting.height - page.air * 2) / 2)

        function settle() {
            sun.side = Math.max(0, sun.width);
        }

        Accessible.role: Accessible.Pane
        height: width
        width: page.wide ? page.wideRoom : sun.upright
        x: page.wide ? parent.width - width : (parent.width - width) / 2
        y: page.wide ? (parent.height - height + Theme.gap) / 2 : greeting.y + greeting.height + page.air

        onWidthChanged: sun.side === 0 ? sun.settle() : Qt.callLater(sun.settle)

        AbstractButton {
            id: drumButton

            Accessible.name: qsTr("Bấm để bắt đầu")
            Accessible.role: Accessible.Button
            anchors.fill: parent

            background: Image {
                Accessible.ignored: true
                source: sun.side === 0 ? "" : "image://drum/" + sun.side + "/" + [Theme.drum, Theme.sun, Theme.action, Theme.contrast ? Theme.actionWords : Theme.sun].map(c => c.toString().slice(1)).join("/")
            }
            contentItem: Item {
                Column {
                    anchors.centerIn: parent
                    width: 2 * Math.round(drumButton.width * 0.155)

                    ReadableText {
                        Accessible.ignored: true
                        color: Theme.actionWords
                        font.pixelSize: Math.min(Theme.bodyFont, drumButton.width * 0.075)
                        font.weight: Font.DemiBold
                        fontSizeMode: Text.HorizontalFit
                        horizontalAlignment: Text.AlignHCenter
                        lineHeight: Theme.titleLineHeight
                        text: qsTr("Bấm để")
                        width: parent.width
                        wrapMode: Text.NoWrap
                    }
                    ReadableText {
                        Accessible.ignored: true
                        color: Theme.glow
                        font.pixelSize: Math.min(Theme.bodyFont * 1.25, drumButton.width * 0.095)
                        font.weight: Font.Bold
                        fontSizeMode: Text.HorizontalFit
                        horizontalAlignment: Text.AlignHCenter
                        lineHeight: Theme.titleLineHeight
                        text: qsTr("bắt đầu")
                        width: parent.width
                        wrapMode: Text.NoWrap
                    }
                }
            }

            onClicked: Visit.start()
        }
    }
    Item {
        id: door

        readonly property bool together: lookUp.implicitWidth + practice.implicitWidth + Theme.gap <= page.textWidth
        readonly property real below: firstTouch.visible ? firstTouch.height + Theme.gap : 0

        Accessible.role: Accessible.Pane
        height: door.below + (practice.visible && !door.together ? lookUp.height + Theme.gap + practice.height : lookUp.height)
        width: page.textWidth
        y: page.wide ? greeting.y + greeting.height + Theme.gap * 2 : parent.height - height

        // A tablet has no room for this one and the last beside the sun: they are in the guide.
        BigButton {
            id: firstTouch

            iconName: "question"
            kind: "card"
            text: qsTr("Lần đầu dùng máy? Bấm thử")
            visible: Point.offersFirstTouch && !Theme.tablet
            width: page.textWidth

            onClicked: Visit.startFirstTouch()
        }
        BigButton {
            id: lookUp

            iconName: "document"
            kind: "card"
            text: qsTr("Xem phiếu của mình")
            width: !practice.visible ? Math.min(page.textWidth, implicitWidth + Theme.gap) : door.together ? (page.textWidth - Theme.gap) / 2 : page.textWidth
            x: practice.visible ? 0 : (parent.width - width) / 2
            y: door.below

            onClicked: Visit.open("lookup")
        }
        BigButton {
            id: practice

            iconName: "hand"
            kind: "card"
            text: qsTr("Tập dùng thử máy")
            visible: !Theme.tablet
            width: lookUp.width
            x: door.together ? lookUp.width + Theme.gap : 0
            y: door.below + (door.together ? 0 : lookUp.height + Theme.gap)

            onClicked: Visit.startPractice()
        }
    }
}
