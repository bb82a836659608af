import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Key {
        height: 40
        text: "ạ"
        width: 60
        x: 60
        y: 200
    }
}
