import QtQuick
import ViewModels
import screens.controls

// Brings back the answers that something took the place of, and says which.
BigButton {
    kind: "outline"
    text: UndoView.what

    onClicked: UndoView.undo()
}
