pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// Before the check: the papers that may be pictured here, or left to the counter with one touch.
KioskPage {
    id: page

    readonly property bool able: PapersView.unable === ""

    asideSmall: false
    headerLeft: Visit.procedureName
    headerRight: qsTr("giấy phải nộp")
    pages: column
    primaryIcon: page.able ? "scan" : "next"
    primaryText: page.able ? qsTr("Chụp giấy") : qsTr("Tiếp tục")
    progress: 1
    title: qsTr("Chụp trước giấy phải nộp?")

    onBack: PapersView.back()
    onPrimary: page.able ? PapersView.begin() : PapersView.skip()

    PagedColumn {
        id: column

        anchors.fill: parent

        turnedByPage: true

        onTurned: page.readSoon()

        Notices {
            host: column
            kind: "caution"
            text: PapersView.unable
        }
        Passage {
            host: column
            text: page.able ? qsTr("Cán bộ xem trước được giấy còn thiếu gì. Bản giấy quý vị vẫn giữ, vẫn mang ra quầy.") : ""
        }
        Repeater {
            model: PapersView.rows

            AnswerLines {
                required property string title
                required property string detail

                answer: detail
                editable: false
                host: column
                label: title
                privacy: "public"
            }
        }
    }

    aside: BigButton {
        iconName: "ask-desk"
        kind: "outline"
        text: qsTr("Để cán bộ chụp ở quầy")
        visible: page.able
        width: parent.width

        onClicked: PapersView.skip()
    }
}
