import QtQuick
import screens.controls

Window {
    color: Theme.ground

    ReadableText {
        id: words

        text: "Giấy khai sinh Ỗ Ẩm ạ: xin đưa thẻ vào ô đọc"
        width: 300
        x: 60
        y: 200
        elide: Text.ElideRight
        maximumLineCount: 1
    }
}
