pragma ComponentBehavior: Bound

import QtQuick
import ViewModels
import screens.controls

// The sheet for the next person on duty, as it will be printed.
KioskPage {
    id: page

    readonly property string told: StaffSheetView.printState

    headerLeft: Point.name
    headerRight: qsTr("trang cán bộ")
    primaryEnabled: StaffSheetView.canPrint
    primaryIcon: "print"
    primaryText: StaffSheetView.failed ? qsTr("In lại") : qsTr("In phiếu")
    quiet: !Appearance.voice
    title: qsTr("Giao ca lúc %1").arg(StaffSheetView.at)

    onBack: Visit.back()
    onPrimary: StaffSheetView.print()
    onToldChanged: if (page.told !== "")
        page.readSoon()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        Notices {
            host: column
            kind: StaffSheetView.failed ? "caution" : "note"
            text: page.told
        }
        Repeater {
            model: StaffSheetView.counts

            ReadableText {
                required property string title

                text: title
            }
        }
        Notices {
            host: column
            text: StaffSheetView.notes
        }
        ReadableText {
            property bool keepsNext: StaffSheetView.listed
            property bool present: text !== ""

            font.weight: Font.DemiBold
            text: StaffSheetView.heading
        }
        Repeater {
            model: StaffSheetView.looks

            FactCards {
                required property string title
                required property string detail

                body: detail
                heading: title
                host: column
                plain: true
            }
        }
        ReadableText {
            property bool present: text !== ""

            text: StaffSheetView.more
        }
    }
}
