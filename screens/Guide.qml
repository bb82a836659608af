pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

KioskPage {
    headerLeft: Point.name
    headerRight: qsTr("Hướng dẫn")
    primaryText: qsTr("Bắt đầu")
    title: qsTr("Cách dùng máy")

    onBack: Visit.close()
    onPrimary: Visit.start()

    PagedColumn {
        id: column

        anchors.fill: parent

        BigButton {
            property bool present: Point.offersFirstTouch && Theme.tablet

            iconName: "question"
            kind: "outline"
            text: qsTr("Lần đầu dùng máy? Bấm thử")

            onClicked: Visit.startFirstTouch()
        }
        BigButton {
            iconName: "hand"
            kind: "outline"
            text: qsTr("Tập dùng thử máy")

            onClicked: Visit.startPractice()
        }
        Repeater {
            model: [
                {
                    mark: "hand",
                    words: qsTr("Bấm một ngón tay vào chỗ có chữ. Bấm nhẹ, rồi nhấc tay.")
                },
                {
                    mark: "check",
                    words: qsTr("Máy hỏi từng câu. Bấm câu trả lời, rồi bấm Tiếp tục.")
                },
                {
                    mark: "back",
                    words: qsTr("Bấm Quay lại để sửa. Không mất gì cả.")
                },
                {
                    mark: "sound",
                    words: qsTr("Bấm Đọc lại để nghe câu hỏi lần nữa.")
                },
                {
                    mark: "help-person",
                    words: qsTr("Không rõ thì bấm Gọi cán bộ.")
                }
            ]

            Notices {
                required property var modelData

                host: column
                iconName: modelData.mark
                text: modelData.words
            }
        }
    }
    Vignette {
        below: column
        name: "sun"
    }

    aside: BigButton {
        iconName: "id"
        kind: "card"
        text: qsTr("Dành cho cán bộ")
        width: parent.width

        onClicked: StaffGateView.begin()
    }
}
