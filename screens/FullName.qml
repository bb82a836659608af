import QtQuick
import ViewModels
import screens.controls

// The official name of a procedure: up to 919 characters, so it has its own paged page.
KioskPage {
    id: page

    headerLeft: Visit.procedureName
    headerRight: qsTr("tên đầy đủ")
    primaryVisible: false
    title: qsTr("Tên đầy đủ của thủ tục")

    onBack: Visit.close()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        ReadableText {
            color: Theme.softInk
            readable: false
            told: true
            text: qsTr("Thủ tục số %1").arg(TakesView.code)
        }
        Passage {
            host: column
            text: TakesView.officialName
        }
    }
}
