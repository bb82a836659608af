import QtQuick
import screens.controls

Window {
    color: Theme.ground

    BigButton {
        text: "Tiếp tục Ỗ ạ"
        width: 700
        x: 60
        y: 700
    }
    MouseArea {
        height: 300
        width: 500
        x: 60
        y: 650
    }
}
