import QtQuick
import screens.controls

// Where to hold the card: a card that goes into the reader's slot.
Item {
    id: root

    implicitHeight: Theme.tablet ? Theme.actHeight * 2.2 : Theme.buttonHeight * (Theme.roomy ? 3.4 : 2.2)

    Rectangle {
        anchors.fill: parent
        border.color: Theme.edge
        border.width: Theme.thickEdge
        color: Theme.sheet
        radius: Theme.radius * 2
    }
    Row {
        anchors.centerIn: parent
        spacing: Theme.gap

        Icon {
            name: "id"
            size: root.height * 0.6
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "next"
            size: root.height * 0.3
        }
        Icon {
            name: "scan"
            size: root.height * 0.6
        }
    }
}
