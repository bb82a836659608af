import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Item {
        clip: true
        height: 200
        width: 900
        x: 60
        y: 200

        ReadableText {
            text: "Ỗ Ẩm Ế Ổ ữ ạ"
            width: 900
            y: -14
        }
    }
}
