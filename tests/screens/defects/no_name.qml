import QtQuick
import screens.controls

Window {
    color: Theme.ground

    BigButton {
        Accessible.name: ""
        iconName: "back"
        width: 700
        x: 60
        y: 700
    }
}
