import QtQuick
import ViewModels
import screens.controls

// Brings back the answers that something took the place of.
BigButton {
    kind: "outline"
    note: UndoView.what
    noteSize: Theme.smallFont
    text: qsTr("Hoàn tác")

    onClicked: UndoView.undo()
}
