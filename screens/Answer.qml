pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// The answer: sentences of the content with their sources, then what can be done next.
KioskPage {
    id: page

    headerLeft: qsTr("Máy trả lời")
    pages: column
    primaryIcon: AskView.canBegin ? "next" : "help-person"
    primaryText: AskView.canBegin ? qsTr("Bắt đầu làm việc này") : qsTr("Gọi cán bộ")
    title: AskView.subject === "" ? qsTr("Máy trả lời") : AskView.subject
    titlePrivacy: AskView.canBegin ? "personal" : "public"

    onBack: Visit.back()
    onPrimary: AskView.canBegin ? AskView.begin() : Visit.open("call")

    Connections {
        function onChanged() {
            page.reopen();
        }

        target: AskView
    }
    PagedColumn {
        id: column

        anchors.fill: parent
        turnedByPage: true

        onTurned: page.readSoon()

        Passage {
            fontSize: Theme.noteFont
            host: column
            ink: Theme.softInk
            packed: true
            readable: false
            text: AskView.question === "" ? "" : qsTr("Quý vị hỏi: “%1”").arg(AskView.question)
        }
        Notices {
            host: column
            kind: "caution"
            text: AskView.opening
        }
        Repeater {
            model: AskView.sentences

            CitedPassage {
                host: column

                required told
                required source
            }
        }
        Passage {
            host: column
            text: AskView.closing
        }
        Repeater {
            model: AskView.choices

            Card {
                required property string title
                required property int index

                room: column.pageRoom
                iconName: "document"
                text: title

                onClicked: AskView.choose(index)
            }
        }
        BigButton {
            property bool present: AskView.canBegin

            iconName: "help-person"
            kind: "outline"
            text: qsTr("Gọi cán bộ")

            onClicked: Visit.open("call")
        }
        BigButton {
            iconName: "question"
            kind: "outline"
            text: qsTr("Hỏi câu khác")

            onClicked: AskView.again()
        }
    }
    Vignette {
        below: column
        name: AskView.canBegin || column.pageCount > 1 ? "" : "ask-desk"
    }
}
