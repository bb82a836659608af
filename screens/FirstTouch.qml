import QtQuick
import QtQuick.Templates
import ViewModels
import screens.controls

// For who has never touched a screen: one large thing to touch, then the voice. One touch passes over it.
KioskPage {
    id: page

    readonly property string asked: Appearance.keys ? qsTr("Bấm phím phải để đến ô to này, rồi bấm phím giữa.") : qsTr("Xin bấm một ngón tay vào ô to này.")

    headerLeft: Point.name
    headerRight: qsTr("làm quen với máy")
    primaryHinted: true
    primaryVisible: FirstTouchView.touched && !FirstTouchView.listening
    title: FirstTouchView.listening ? (FirstTouchView.loudest ? qsTr("Máy đọc to hơn rồi. Quý vị nghe rõ không?") : qsTr("Máy đọc được. Quý vị nghe rõ không?")) : FirstTouchView.touched ? qsTr("Đúng rồi. Bấm nhẹ rồi nhấc tay. Giờ bấm Tiếp tục.") : page.asked

    // Of the voice, the first answer passes over it.
    aside: BigButton {
        kind: "outline"
        text: qsTr("Tôi biết rồi, bỏ qua")
        visible: !FirstTouchView.listening
        width: parent?.width ?? 0

        onClicked: FirstTouchView.leave()
    }

    onBack: Visit.back()
    onPrimary: FirstTouchView.goOn()
    onTitleChanged: page.readSoon()

    AbstractButton {
        id: target

        readonly property color words: FirstTouchView.touched ? Theme.chosenWords : Theme.actionWords

        Accessible.name: target.text
        Accessible.role: Accessible.Button
        height: Math.min(parent?.height ?? 0, Theme.buttonHeight * 4)
        text: FirstTouchView.touched ? qsTr("Đúng rồi") : qsTr("Bấm vào đây")
        visible: !FirstTouchView.listening
        width: parent?.width ?? 0

        background: Rectangle {
            border.color: FirstTouchView.touched ? Theme.chosenEdge : Theme.edge
            border.width: Theme.thickEdge
            color: FirstTouchView.touched ? Theme.chosen : target.down ? Qt.tint(Theme.action, "#40FFFFFF") : Theme.action
            radius: Theme.radius
        }
        contentItem: Item {
            Column {
                anchors.centerIn: parent
                spacing: Theme.smallGap
                width: parent.width - Theme.smallGap * 2

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    color: target.words
                    name: FirstTouchView.touched ? "check" : "hand"
                    size: Math.min(Theme.icon * 2, target.height * 0.4)
                }
                ReadableText {
                    Accessible.ignored: true
                    color: target.words
                    font.weight: Font.Bold
                    horizontalAlignment: Text.AlignHCenter
                    lineHeight: Theme.titleLineHeight
                    readable: false
                    text: target.text
                    told: false
                    width: parent.width
                }
            }
        }

        onClicked: FirstTouchView.touch()
    }
    PagedColumn {
        anchors.fill: parent
        visible: FirstTouchView.listening

        onTurned: page.readSoon()

        Card {
            iconName: "check"
            mark: "none"
            small: Theme.tablet
            text: qsTr("Nghe rõ")

            onClicked: FirstTouchView.leave()
        }
        Card {
            property bool present: !FirstTouchView.loudest

            iconName: "sound"
            mark: "none"
            small: Theme.tablet
            text: qsTr("Đọc to hơn")

            onClicked: FirstTouchView.louder()
        }
        Card {
            property bool present: FirstTouchView.mayBeSilent

            iconName: "no-sound"
            mark: "none"
            small: Theme.tablet
            note: qsTr("Máy chỉ hiện chữ, không đọc nữa.")
            text: qsTr("Không nghe thấy")

            onClicked: FirstTouchView.leaveSilent()
        }
    }
}
