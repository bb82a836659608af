pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// One question. What answers it depends on the question's kind; the rest of the page never changes.
KioskPage {
    id: page

    readonly property bool addressed: QuestionView.kind === "address"
    readonly property bool typed: page.lettered || QuestionView.kind === "digits" || QuestionView.kind === "date"
    readonly property bool lettered: QuestionView.kind === "text" || page.addressed && AddressView.typing

    // Where lines are few, and while typing, it takes its turn among what is on the page.
    readonly property bool undoesAside: UndoView.offered && !page.typed && !page.addressed && (!Theme.tablet || Theme.roomy && !page.wide)
    readonly property bool cardFound: QuestionView.kind === "card" && CardView.state === "found"
    readonly property bool waitsForCard: QuestionView.kind === "card" && CardView.state !== "found"

    headerLeft: Visit.procedureName
    headerRight: QuestionView.partTitle
    primaryReady: QuestionView.canContinue
    primaryHinted: QuestionView.canContinue && QuestionView.kind === "choice"
    primaryText: page.waitsForCard ? qsTr("Không có thẻ: ghi từng dòng") : QuestionView.leadName !== "" ? (Theme.tablet ? qsTr("Làm việc đó ngay") : qsTr("Làm việc đó ngay: %1").arg(QuestionView.leadName)) : QuestionView.stops ? qsTr("Gọi cán bộ") : page.cardFound ? qsTr("Đúng, tiếp tục") : page.addressed && AddressView.confirms ? qsTr("Dùng địa chỉ này") : qsTr("Tiếp tục")
    progress: QuestionView.progress
    title: page.cardFound ? qsTr("Thông tin này đúng chưa?") : QuestionView.ask
    titleSpoken: page.cardFound ? "" : QuestionView.askSpoken
    keysShare: page.lettered ? 0.53 : Theme.tablet ? 0.5 : 0.45
    typing: page.typed
    urgent: QuestionView.error !== "" || QuestionView.warning !== ""

    onBack: QuestionView.back()
    onPrimary: page.waitsForCard ? CardView.typeInstead() : QuestionView.next()

    Connections {
        function onStepChanged() {
            column.reopen();
            page.readSoon();
        }

        function onErrorChanged() {
            if (page.urgent)
                page.readSoon();
        }

        target: QuestionView
    }
    aside: Undo {
        height: page.undoesAside ? implicitHeight : 0
        visible: page.undoesAside
        width: parent.width
    }

    Connections {
        function onStateChanged() {
            page.readSoon();
        }

        target: CardView
    }
    PagedColumn {
        id: column

        anchors.fill: parent
        onTurned: page.readSoon()

        Notices {
            fontSize: page.typed ? Theme.smallFont : Theme.noteFont
            host: column
            kind: "error"
            spoken: QuestionView.errorSpoken
            text: page.wide || !page.typed ? QuestionView.error : ""
        }
        Notices {
            fontSize: page.typed ? Theme.smallFont : Theme.noteFont
            host: column
            kind: "caution"
            text: page.wide || !page.typed ? QuestionView.warning : ""
        }
        Undo {
            property bool present: UndoView.offered && !page.typed && !page.addressed && !page.undoesAside
        }
        CardPanel {
            id: panel
            property bool present: page.waitsForCard
            lying: page.wide
            room: column.pageRoom
            onTold: page.readSoon()
        }
        BigButton {
            property bool present: page.waitsForCard && Visit.practice

            iconName: "id"
            kind: "card"
            text: qsTr("Dùng thẻ mẫu")

            onClicked: CardView.showSample()
        }
        Notices {
            host: column
            kind: "caution"
            text: page.cardFound || page.waitsForCard && !panel.telling ? CardView.problem || CameraView.said : ""
        }
        Repeater {
            model: CardView.lines

            AnswerLines {
                required property string title
                required property string value

                answer: value
                editable: false
                host: column
                label: title
            }
        }
        BigButton {
            property bool present: page.cardFound

            iconName: "back"
            kind: "outline"
            text: qsTr("Chưa đúng, đưa thẻ lại")

            onClicked: CardView.again()
        }
        // On a tablet the name would not find room in the button.
        Notices {
            host: column
            text: Theme.tablet ? QuestionView.leadName : ""
        }
        Passage {
            host: column
            ink: Theme.softInk
            spoken: QuestionView.helpSpoken
            text: page.typed || page.cardFound ? "" : QuestionView.help
        }
        Repeater {
            model: page.addressed && !page.typed ? AddressView.lines : null

            AnswerLines {
                required property string title
                required property string value

                answer: value
                editable: false
                host: column
                label: title
            }
        }
        Field {
            property bool present: page.lettered || QuestionView.kind === "digits"

            caret: KeyboardView.caret
            label: QuestionView.ask
            room: column.pageRoom
            text: KeyboardView.shown

            onPlaced: place => KeyboardView.moveTo(place)
        }
        Repeater {
            model: page.addressed ? AddressView.pairs : null

            CardPair {
                room: column.pageRoom

                onChosen: value => AddressView.choose(value)
            }
        }
        Repeater {
            model: page.addressed ? AddressView.cards : null

            Card {
                required property string value
                required property string label
                required property string detail
                required property string sign
                required property string privacyKind

                iconName: sign
                note: detail
                privacy: privacyKind
                room: column.pageRoom
                small: Theme.tablet || page.typed
                text: label

                onClicked: AddressView.choose(value)
            }
        }
        Repeater {
            model: page.addressed && page.typed ? AddressView.lines : null

            AnswerLines {
                required property string title
                required property string value

                answer: value
                editable: false
                host: column
                label: title
            }
        }
        DateBoxes {
            property bool present: QuestionView.kind === "date"
        }
        Notices {
            fontSize: page.typed ? Theme.smallFont : Theme.noteFont
            host: column
            kind: "error"
            spoken: QuestionView.errorSpoken
            text: page.wide || !page.typed ? "" : QuestionView.error
        }
        Notices {
            fontSize: page.typed ? Theme.smallFont : Theme.noteFont
            host: column
            kind: "caution"
            text: page.wide || !page.typed ? "" : QuestionView.warning
        }
        Passage {
            host: column
            ink: Theme.softInk
            spoken: QuestionView.helpSpoken
            fontSize: Theme.typedFont
            text: page.typed ? QuestionView.help : ""
        }
        Passage {
            host: column
            ink: Theme.softInk
            fontSize: Theme.typedFont
            text: QuestionView.kind === "date" && !Theme.tablet ? qsTr("Ngày 2 thì bấm 02, tháng 5 thì bấm 05.") : ""
        }
        Repeater {
            model: AddressView.step === "whole" ? AddressView.places : null

            Card {
                required property string title

                iconName: "pin"
                privacy: "personal"
                room: column.pageRoom
                small: Theme.tablet
                text: title

                onClicked: KeyboardView.complete(title)
            }
        }
        Repeater {
            model: QuestionView.options

            Card {
                required property string value
                required property string label
                required property string labelSpoken
                required property string detail
                required property string sign
                required property bool picked

                room: column.pageRoom
                chosen: picked
                iconName: sign
                mark: "ring"
                note: detail
                spoken: labelSpoken
                text: label

                onClicked: QuestionView.choose(value)
            }
        }
        Card {
            property bool present: QuestionView.offersYearOnly

            chosen: KeyboardView.onlyYear
            iconName: "calendar"
            mark: "ring"
            small: Theme.tablet
            text: qsTr("Chỉ nhớ năm")

            onClicked: KeyboardView.yearOnly()
        }
        BigButton {
            property bool present: page.typed || page.addressed

            iconName: "question"
            kind: "card"
            text: QuestionView.askStaffText

            onClicked: QuestionView.askStaff()
        }
        Undo {
            property bool present: (page.typed || page.addressed) && UndoView.offered
        }
    }

    keyboard: QuestionKeys {
        lettered: page.lettered
        room: page.keyboardRoom
        typed: page.typed
        width: parent.width
    }
}
