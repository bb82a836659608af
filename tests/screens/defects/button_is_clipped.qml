import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Item {
        clip: true
        height: 100
        width: 500
        x: 60
        y: 200

        BigButton {
            text: "Ỗ"
            width: 700
        }
    }
}
