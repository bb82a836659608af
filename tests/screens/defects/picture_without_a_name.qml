import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Image {
        Accessible.role: Accessible.Graphic
        height: 300
        source: "image://qr/PHIEU"
        sourceSize: Qt.size(300, 300)
        width: 300
        x: 60
        y: 200
    }
}
