pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: Visit.procedureName
    headerRight: qsTr("Xem lại: %1 (%2 trên %3)").arg(CheckView.partTitle).arg(CheckView.index + 1).arg(CheckView.count)
    primaryText: CheckView.index + 1 < CheckView.count ? qsTr("Đúng hết, xem tiếp") : qsTr("Đúng hết")
    progress: 1
    title: qsTr("Xin xem lại: %1").arg(CheckView.partTitle)

    pages: column

    onBack: CheckView.back()
    onPrimary: CheckView.next()

    Connections {
        function onPageChanged() {
            column.page = 0;
            page.readSoon();
        }

        target: CheckView
    }
    PagedColumn {
        id: column

        anchors.fill: parent

        turnedByPage: true

        onTurned: page.readSoon()

        Repeater {
            model: CheckView.lines

            AnswerLines {
                required property string title
                required property string value
                required property string kind
                required property bool mendable
                required property int index

                answer: value
                editable: mendable
                host: column
                label: title
                privacy: kind

                onEdit: CheckView.edit(index)
            }
        }
    }

    aside: BigButton {
        iconName: "sound"
        kind: "outline"
        note: qsTr("người bên cạnh nghe thấy")
        text: qsTr("Đọc to các câu trả lời")
        width: parent.width

        onClicked: page.readNow(true)
    }
}
