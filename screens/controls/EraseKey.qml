import QtQuick
import ViewModels

// Erases everything; from then on until something is written it brings back what was erased or
// replaced. The second of two quick touches is nobody's wish.
Key {
    id: root

    font.pixelSize: Math.max(Theme.leastFont, Math.min(Theme.noteFont, root.height * 0.5))
    quiet: true
    text: KeyboardView.canUndo ? qsTr("Lấy lại") : qsTr("Xóa hết")

    onClicked: {
        if (resting.running)
            return;
        resting.start();
        if (KeyboardView.canUndo)
            KeyboardView.undo();
        else
            KeyboardView.clear();
    }

    Timer {
        id: resting

        interval: Visit.guardMs * 2
    }
}
