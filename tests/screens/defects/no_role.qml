import QtQuick
import QtQuick.Controls.Basic
import screens.controls

Window {
    color: Theme.ground

    AbstractButton {
        Accessible.name: "Ỗ Ẩm ạ"
        Accessible.role: Accessible.StaticText
        height: 120
        width: 300
        x: 60
        y: 200

        background: Rectangle {
            color: Theme.action
        }
    }
}
