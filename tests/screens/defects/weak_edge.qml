import QtQuick
import QtQuick.Controls.Basic
import screens.controls

Window {
    color: Theme.ground

    AbstractButton {
        Accessible.name: "Ỗ"
        Accessible.role: Accessible.Button
        height: 120
        width: 300
        x: 60
        y: 200

        background: Rectangle {
            border.color: Theme.line
            border.width: Theme.thickEdge
            color: Theme.ground
        }
    }
}
