import QtQuick
import screens.controls

Window {
    color: Theme.ground

    BigButton {
        kind: "card"
        text: "Ỗ"
        width: 700
        x: 60
        y: 240
    }
    ReadableText {
        text: "Ẩm ạ, xin xem lại"
        width: 900
        x: 60
        y: 210
    }
}
