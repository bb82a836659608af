import QtQuick
import screens.controls

Window {
    color: Theme.ground

    BigButton {
        text: "Tiếp tục Ỗ ạ"
        width: 500
        x: 60
        y: 700
    }
    BigButton {
        text: "Quay lại Ẩm"
        width: 500
        x: 480
        y: 700
    }
}
