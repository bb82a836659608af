pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// Scan a citizen card: what to do, or what the card said, never a proof of anything.
Item {
    id: root

    implicitHeight: column.implicitHeight

    Column {
        id: column

        spacing: Theme.smallGap
        width: root.width

        Column {
            spacing: Theme.smallGap
            visible: CardView.state !== "found"
            width: parent.width

            Rectangle {
                border.color: Theme.edge
                border.width: Theme.thickEdge
                color: Theme.sheet
                height: Theme.buttonHeight * 1.6
                radius: Theme.radius * 2
                width: parent.width

                Icon {
                    anchors.centerIn: parent
                    name: "scan"
                    size: parent.height * 0.6
                }
            }
            Notice {
                height: implicitHeight
                kind: "caution"
                text: CardView.problem
                visible: present
                width: parent.width
            }
        }
        Repeater {
            model: CardView.lines

            AnswerLine {
                required property string title
                required property string value

                answer: value
                editable: false
                label: title
                privacy: "personal"
                width: column.width
            }
        }
        BigButton {
            iconName: "back"
            kind: "outline"
            text: qsTr("Chưa đúng, đưa thẻ lại")
            visible: CardView.state === "found"
            width: parent.width

            onClicked: CardView.again()
        }
    }
}
