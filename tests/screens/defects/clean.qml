import QtQuick
import screens.controls

Window {
    color: Theme.ground

    ReadableText {
        id: words

        text: "Giấy khai sinh Ỗ Ẩm ạ: xin đưa thẻ vào ô đọc"
        width: 900
        x: 60
        y: 200
    }

    BigButton {
        text: "Tiếp tục Ỗ ạ"
        width: 700
        x: 60
        y: 700
    }
}
