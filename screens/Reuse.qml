pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// Before another procedure begins: may it take over what was just said? Everything that would go
// along is shown.
KioskPage {
    id: page

    asideSmall: false
    headerLeft: ReuseView.name
    pages: column
    primaryText: qsTr("Có, dùng lại")
    title: qsTr("Dùng lại những điều vừa khai?")

    onBack: Visit.back()
    onPrimary: ReuseView.reuse()

    PagedColumn {
        id: column

        anchors.fill: parent
        turnedByPage: true

        onTurned: page.readSoon()

        Passage {
            host: column
            text: qsTr("Trước khi lưu, quý vị vẫn xem và sửa được.")
        }
        Repeater {
            model: ReuseView.lines

            AnswerLines {
                required property string title
                required property string value
                required property string kind

                answer: value
                editable: false
                host: column
                label: title
                privacy: kind
            }
        }
    }
    Vignette {
        below: column
        name: "old-paper"
    }

    aside: BigButton {
        iconName: "close"
        kind: "outline"
        text: qsTr("Không, khai lại từ đầu")
        width: parent.width

        onClicked: ReuseView.beginAnew()
    }
}
