import QtQuick
import screens.controls

Window {
    color: Theme.ground

    ReadableText {
        text: "Ỗ Ẩm ạ"
        x: 60
        y: 200
    }
    Rectangle {
        color: Theme.ground
        height: 2
        width: 900
        x: 60
        y: 230
    }
}
