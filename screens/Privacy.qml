pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: TakesView.name
    headerRight: qsTr("thông tin của quý vị")
    primaryText: qsTr("Đồng ý, bắt đầu khai")
    title: PrivacyView.title

    pages: column

    onBack: Visit.back()
    onPrimary: PrivacyView.agree()

    PagedColumn {
        id: column

        anchors.fill: parent

        turnedByPage: true

        onTurned: page.readSoon()

        Passage {
            host: column
            text: PrivacyView.body
        }
        Repeater {
            model: PrivacyView.optional

            Card {
                required property string title
                required property string detail
                required property bool given
                required property int index

                room: column.pageRoom
                chosen: given
                iconName: "phone"
                mark: "ring"
                note: detail
                text: title

                onClicked: PrivacyView.toggle(index)
            }
        }
    }
}
