import QtQuick
import screens.controls

Window {
    color: Theme.ground

    ReadableText {
        text: "Nghiêng nghiêng Ẩm ạ"
        width: 120
        x: 60
        y: 200
    }
}
