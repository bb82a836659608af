pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// Several sticks are plugged in: which one?
KioskPage {
    id: page

    headerLeft: Point.name
    headerRight: qsTr("trang cán bộ")
    primaryVisible: false
    quiet: !Appearance.voice
    title: StaffStickView.count === 0 ? qsTr("Xin cắm USB vào máy") : StaffStickView.act === "export" ? qsTr("Chép vào USB nào?") : qsTr("Lấy biên nhận từ USB nào?")

    onBack: Visit.back()
    onTitleChanged: page.readSoon()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        Notices {
            host: column
            kind: "caution"
            text: StaffStickView.hint
        }
        Repeater {
            model: StaffStickView.rows

            Card {
                required property int index
                required property string title
                required property string subtitle
                required property bool usable

                enabled: usable
                note: subtitle
                iconName: "hand-in"
                mark: usable ? "chevron" : "none"
                room: column.pageRoom
                text: title

                onClicked: StaffStickView.choose(index)
            }
        }
    }
}
