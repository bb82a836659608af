import QtQuick
import ViewModels
import screens.controls

// Brings back the answers that something took the place of.
BigButton {
    kind: "outline"
    note: UndoView.what
    noteSize: Theme.smallFont
    text: qsTr("Lấy lại như trước")

    onClicked: UndoView.undo()
}
