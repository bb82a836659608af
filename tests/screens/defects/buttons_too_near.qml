import QtQuick
import screens.controls

Window {
    color: Theme.ground

    BigButton {
        text: "Tiếp tục Ỗ ạ"
        width: 400
        x: 60
        y: 700
    }
    BigButton {
        text: "Quay lại Ẩm"
        width: 400
        x: 464
        y: 700
    }
}
