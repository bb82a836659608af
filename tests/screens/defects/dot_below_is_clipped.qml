import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Item {
        clip: true
        height: words.baselineOffset + 4
        width: 900
        x: 60
        y: 200

        ReadableText {
            id: words

            text: "Tại Mạ ạ"
        }
    }
}
