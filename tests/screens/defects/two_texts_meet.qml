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

    ReadableText {
        text: "Ẩm ạ Ỗ: dòng thứ hai chồng lên"
        width: 900
        x: 60
        y: 215
    }
}
