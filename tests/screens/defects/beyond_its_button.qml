import QtQuick
import QtQuick.Controls.Basic
import screens.controls

Window {
    color: Theme.ground

    AbstractButton {
        id: button

        Accessible.name: "Tiếp tục"
        Accessible.role: Accessible.Button
        height: 100
        width: 200
        x: 60
        y: 200

        contentItem: ReadableText {
            Accessible.ignored: true
            text: "Ỗ Ẩm ạ, xin tiếp tục"
            wrapMode: Text.NoWrap
        }
    }
}
