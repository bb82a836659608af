pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// What the ward's staff have put in for everybody: hours, telephone numbers, what is coming and new.
KioskPage {
    id: page

    readonly property var icons: ({
            "hours": "clock",
            "visits": "house-move",
            "address": "pin",
            "contacts": "phone",
            "events": "calendar",
            "news": "info"
        })

    headerLeft: qsTr("Thông tin của phường")
    pages: column
    primaryIcon: "help-person"
    primaryText: qsTr("Gọi cán bộ")
    title: WardView.name === "" ? qsTr("Thông tin của phường") : WardView.name

    onBack: Visit.back()
    onPrimary: Visit.open("call")

    PagedColumn {
        id: column

        anchors.fill: parent
        turnedByPage: true

        onTurned: page.readSoon()

        Passage {
            host: column
            text: WardView.empty ? qsTr("Phường chưa ghi thông tin vào máy này. Cán bộ sẽ trả lời, xin bấm Gọi cán bộ.") : ""
        }
        Repeater {
            model: WardView.told

            FactCards {
                required property string sign

                host: column
                iconName: page.icons[sign] ?? "info"
                plain: true

                required body
                required heading
            }
        }
    }
}
