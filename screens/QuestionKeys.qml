pragma ComponentBehavior: Bound

import QtQuick
import screens.controls

// What a question is answered with by keys: letters or digits, or nothing.
Loader {
    id: root

    required property bool typed
    required property bool lettered
    required property real room

    active: root.typed
    // An emptied loader would keep the height of what it held.
    height: (item as Item)?.implicitHeight ?? 0
    sourceComponent: root.lettered ? letters : digits

    Component {
        id: letters

        Keyboard {
            room: root.room
        }
    }
    Component {
        id: digits

        DigitPad {
            room: root.room
        }
    }
}
