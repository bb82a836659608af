import QtQuick
import screens.controls

Window {
    color: Theme.ground

    BigButton {
        text: "Hai Ỗ ạ"
        width: 700
        x: 60
        y: 900
    }
    BigButton {
        text: "Một Ẩm"
        width: 700
        x: 60
        y: 300
    }
}
