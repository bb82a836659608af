import QtQuick
import screens.controls

Window {
    color: Theme.ground

    ReadableText {
        readable: false
        text: "Ỗ Ẩm ạ: chỉ người nhìn mới biết"
        width: 900
        x: 60
        y: 200
    }
}
