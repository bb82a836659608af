import QtQuick
import screens.controls

Window {
    color: Theme.ground

    BigButton {
        text: "Tiếp tục Ỗ ạ"
        width: 700
        x: 60
        y: 40
    }
}
