import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: Visit.procedureName
    headerRight: SlipView.slipOnly ? qsTr("lấy phiếu") : qsTr("lời cam đoan")
    primaryEnabled: !SlipView.saving
    primaryIcon: "check"
    primaryText: CheckView.saveText
    progress: 1
    title: CheckView.declarationTitle

    pages: column

    onBack: CheckView.backFromDeclaration()
    onPrimary: SlipView.save()

    Connections {
        function onProblemChanged() {
            page.readSoon();
        }

        target: SlipView
    }
    PagedColumn {
        id: column

        anchors.fill: parent

        turnedByPage: true

        onTurned: page.readSoon()

        Notices {
            host: column
            kind: "error"
            text: SlipView.problem
        }
        Passage {
            host: column
            text: CheckView.declaration
        }
        Notices {
            host: column
            text: CheckView.declarationNote
        }
        Card {
            chosen: SlipView.helped
            iconName: "people"
            mark: "ring"
            note: qsTr("cán bộ, con cháu, hàng xóm")
            text: qsTr("Có người bấm máy hộ")

            onClicked: SlipView.toggleHelped()
        }
    }
}
