import QtQuick
import ViewModels
import screens.controls

// The official name of a procedure: up to 919 characters, so it has its own paged page.
KioskPage {
    id: page

    headerLeft: CounterView.current ? qsTr("Xin hỏi ở quầy") : Visit.procedureName
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
            text: qsTr("Thủ tục số %1").arg(CounterView.current ? CounterView.code : TakesView.code)
        }
        Passage {
            host: column
            readable: !CounterView.current || CounterView.native
            text: CounterView.current ? CounterView.officialName : TakesView.officialName
        }
    }
    Vignette {
        below: column
        name: "document"
    }
}
