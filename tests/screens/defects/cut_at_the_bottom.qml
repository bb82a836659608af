import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Item {
        clip: true
        height: 40
        width: 900
        x: 60
        y: 200

        ReadableText {
            text: "Giấy khai sinh Ỗ Ẩm ạ"
            width: 900
        }
    }
}
