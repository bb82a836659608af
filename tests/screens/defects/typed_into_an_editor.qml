import QtQuick
import screens.controls

Window {
    color: Theme.ground

    TextEdit {
        font.pixelSize: 41
        text: "Ỗ Ẩm ạ"
        x: 60
        y: 200
    }
}
