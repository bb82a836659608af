import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Column {
        spacing: Theme.gap
        width: 900
        x: 60
        y: 260

        Card {
            chosen: true
            iconName: "person"
            mark: "ring"
            note: "cô, dì, chú, bác Ỗ ạ"
            text: "Người thân, người nuôi bé"
            width: parent.width
        }
        Card {
            iconName: "person"
            text: "Ông hoặc bà của bé ạ"
            width: parent.width
        }
        Notice {
            height: implicitHeight
            kind: "error"
            text: "Tháng 2 năm 2026 không có ngày 31. Xin xem lại ạ."
            width: parent.width
        }
        Row {
            spacing: Theme.keyGap

            Repeater {
                model: ["Ỗ", "Ẩ", "ạ"]

                Key {
                    required property string modelData

                    text: modelData
                }
            }
        }
        BigButton {
            kind: "outline"
            text: "Quay lại"
            width: parent.width
        }
        BigButton {
            text: "Tiếp tục Ạ"
            trailingIcon: "next"
            width: parent.width
        }
    }
}
