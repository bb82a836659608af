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
            model: [qsTr("Bấm một ngón tay vào chỗ có chữ. Bấm nhẹ, rồi nhấc tay."), qsTr("Máy hỏi từng câu. Bấm câu trả lời, rồi bấm Tiếp tục."), qsTr("Bấm Quay lại để sửa. Không mất gì cả."), qsTr("Bấm Đọc lại để nghe câu hỏi lần nữa."), qsTr("Không rõ thì bấm Gọi cán bộ.")]

            Notices {
                host: column
                required property string modelData

                text: modelData
            }
        }
    }
}
