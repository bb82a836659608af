import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: CheckView.procedureName
    headerRight: qsTr("lời cam đoan")
    primaryEnabled: column.seenAll && !SlipView.saving
    primaryIcon: "check"
    primaryText: CheckView.saveText
    progress: 1
    title: CheckView.declarationTitle

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

        property bool seenAll: false

        anchors.fill: parent

        Component.onCompleted: column.seenAll = column.lastPage
        onLastPageChanged: column.seenAll = column.seenAll || column.lastPage
        onTurned: page.readSoon()

        Notice {
            kind: "error"
            text: SlipView.problem
        }
        Passage {
            text: CheckView.declaration
        }
        Notice {
            text: CheckView.declarationNote
        }
    }
}
