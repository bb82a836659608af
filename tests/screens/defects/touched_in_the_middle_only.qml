import QtQuick
import screens.controls

Window {
    color: Theme.ground

    BigButton {
        height: 100
        text: "Ạ"
        width: 400
        x: 60
        y: 200
    }
    MouseArea {
        height: 40
        width: 400
        x: 60
        y: 200
    }
    MouseArea {
        height: 40
        width: 400
        x: 60
        y: 260
    }
}
