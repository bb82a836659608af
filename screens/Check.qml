pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    readonly property AnswerLine opener: column.opener as AnswerLine
    readonly property string within: page.opener !== null && !page.opener.startsGroup ? CheckView.partOf(page.opener.line) : ""

    headerLeft: Visit.procedureName
    headerRight: qsTr("xem lại: trang %1 trên %2").arg(column.page + 1).arg(column.pageCount)
    primaryText: qsTr("Đúng hết")
    progress: 1
    title: page.within === "" ? qsTr("Xin xem lại") : qsTr("%1 (tiếp)").arg(page.within)

    asideSmall: false
    pages: column

    onBack: CheckView.back()
    onPrimary: CheckView.next()

    Connections {
        function onPageChanged() {
            column.openAt(CheckView.line);
            page.readSoon();
        }

        target: CheckView
    }
    PagedColumn {
        id: column

        anchors.fill: parent

        turnedByPage: true

        Component.onCompleted: column.openAt(CheckView.line)
        onTurned: page.readSoon()

        Repeater {
            model: CheckView.lines

            AnswerLines {
                required property string heading
                required property string title
                required property string value
                required property string kind
                required property bool mendable
                required property int index

                answer: value
                editable: mendable
                host: column
                label: title
                line: index
                part: CheckView.partOf(index)
                privacy: kind
                section: heading

                onEdit: CheckView.edit(index)
            }
        }
    }

    // Where lines are few, the two share one.
    aside: Grid {
        id: asides

        readonly property bool tight: Theme.tablet && !Theme.roomy
        readonly property bool shared: UndoView.offered && !Reader.silent && Theme.tablet && (page.wide || !Theme.roomy)
        readonly property real each: asides.shared ? (asides.width - Theme.gap) / 2 : asides.width

        columns: asides.shared ? 2 : 1
        spacing: Theme.gap
        width: parent.width

        Undo {
            height: asides.shared ? aloud.height : implicitHeight
            visible: UndoView.offered
            width: asides.each
        }
        BigButton {
            id: aloud

            // Without it the note needs one line less, where lines are few.
            iconName: asides.tight || asides.shared ? "" : "sound"
            kind: "outline"
            note: qsTr("người bên cạnh nghe thấy")
            noteSize: asides.tight ? Theme.frameFont : Theme.noteFont
            text: asides.shared ? qsTr("Đọc to") : qsTr("Đọc to các câu trả lời")
            visible: !Reader.silent
            width: asides.each

            onClicked: page.readNow(true)
        }
    }
}
