import QtQuick
import ViewModels
import screens.controls

// The official name of a procedure: up to 919 characters, so it has its own paged page.
KioskPage {
    id: page

    headerLeft: TakesView.name
    headerRight: qsTr("tên đầy đủ")
    backText: qsTr("Quay lại")
    primaryVisible: false
    title: qsTr("Tên đầy đủ của thủ tục")

    onBack: Visit.close()

    PagedColumn {
        anchors.fill: parent

        onTurned: page.readSoon()

        ReadableText {
            color: Theme.softInk
            readable: false
            text: qsTr("Mã số: %1").arg(TakesView.code)
        }
        Passage {
            text: TakesView.officialName
        }
    }
}
