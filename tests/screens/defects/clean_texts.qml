import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Column {
        spacing: 0
        width: 700
        x: 60.5
        y: 200.5

        ReadableText {
            text: "Ỗ Ẩm ạ: dòng thứ nhất, dài hơn một dòng nên phải xuống dòng"
            width: parent.width
        }
        ReadableText {
            horizontalAlignment: Text.AlignHCenter
            text: "Ế Ộ ữ giữa dòng"
            width: parent.width
        }
        ReadableText {
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignRight
            lineHeight: Theme.titleLineHeight
            text: "Ạ Ẫ bên phải, cũng dài hơn một dòng, Ỗ Ẩm ạ"
            width: parent.width
        }
        ReadableText {
            bottomPadding: 10
            leftPadding: 30
            text: "Ỗ có lề"
            topPadding: 10
            width: parent.width
        }
        ReadableText {
            fontSizeMode: Text.HorizontalFit
            text: "Ẩm ạ vừa khít một dòng, nhỏ lại một chút"
            width: parent.width
            wrapMode: Text.NoWrap
        }
        Item {
            clip: true
            height: whole.height
            width: parent.width

            ReadableText {
                id: whole

                text: "Ỗ trong khung cắt"
            }
        }
    }
}
