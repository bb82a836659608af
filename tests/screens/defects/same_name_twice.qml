import QtQuick
import screens.controls

Window {
    color: Theme.ground

    BigButton {
        text: "Sửa Ỗ ạ"
        width: 700
        x: 60
        y: 300
    }
    BigButton {
        text: "Sửa Ỗ ạ"
        width: 700
        x: 60
        y: 700
    }
}
