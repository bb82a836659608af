import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Row {
        spacing: 4
        x: 60
        y: 200

        Key {
            text: "Ỗ"
        }
        Key {
            text: "Ẩ"
        }
    }
}
