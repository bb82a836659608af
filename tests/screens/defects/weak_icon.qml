import QtQuick
import screens.controls

Window {
    color: Theme.ground

    Icon {
        color: Theme.line
        name: "warning"
        x: 60
        y: 200
    }
}
