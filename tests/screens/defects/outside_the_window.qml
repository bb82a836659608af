import QtQuick
import screens.controls

Window {
    color: Theme.ground

    ReadableText {
        id: words

        text: "Giấy khai sinh Ỗ Ẩm ạ: xin đưa thẻ vào ô đọc"
        width: 900
        y: 200
        x: 900
    }
}
