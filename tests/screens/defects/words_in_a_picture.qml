import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Image {
        Accessible.name: "Ỗ Ẩm ạ"
        Accessible.role: Accessible.Graphic
        source: "../../../assets/icons/stamp.svg"
        x: 60
        y: 200
    }
}
