import QtQuick
import QtQuick.Controls.Basic

// A title, a button of the same name, one under a cover, and one that is hidden.
Window {
    id: board

    property int saves: 0

    width: 300
    height: 400

    Text {
        Accessible.name: text
        Accessible.role: Accessible.Heading
        text: "Lưu"
    }
    Button {
        height: 80
        text: "Lưu"
        width: 300
        y: 50

        onClicked: board.saves += 1
    }
    Button {
        height: 80
        text: "Che"
        width: 300
        y: 150
    }
    Button {
        height: 80
        text: "Ẩn"
        visible: false
        width: 300
        y: 250
    }
    MouseArea {
        height: 80
        width: 300
        y: 150
    }
}
