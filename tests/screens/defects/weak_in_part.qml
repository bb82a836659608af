import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Rectangle {
        color: Theme.action
        height: 120
        width: 260
        x: 60
        y: 180
    }
    ReadableText {
        text: "Giấy khai sinh Ỗ Ẩm ạ: xin đưa thẻ vào ô đọc"
        width: 1000
        x: 60
        y: 200
    }
}
