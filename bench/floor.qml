import QtQuick
import QtQuick.Window

// The floor: a bare window that does no more than show one of two pages.
Window {
    id: root

    property bool there: false

    color: "#FFFBF2"
    height: 1920
    title: "floor"
    visible: true
    width: 1080

    Loader {
        anchors.fill: parent
        sourceComponent: root.there ? second : first
    }
    Component {
        id: first

        Page {
            color: "#FFFBF2"
            words: "Làm giấy tờ tại đây"
        }
    }
    Component {
        id: second

        Page {
            color: "#F3EADB"
            words: "Quý vị cần làm việc gì?"
        }
    }

    component Page: Rectangle {
        id: page

        required property string words

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            color: "#1A1714"
            font.pixelSize: 60
            text: page.words
            y: 300
        }
        Rectangle {
            anchors.bottom: parent.bottom
            color: page.words.length > 20 ? "#063B52" : "#D6CAB2"
            height: 150
            width: parent.width
        }
        MouseArea {
            anchors.fill: parent

            onClicked: root.there = !root.there
        }
    }
}
