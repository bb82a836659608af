import QtQuick
import QtQuick.Templates
import screens.controls

// Where the keys are: a dark line and a light one around the control, so that it is seen on every ground.
// It is drawn as part of that control and so goes wherever it goes. Keys of the help row have no room
// around them; they turn dark themselves.
Item {
    id: root

    readonly property Item subject: Window.activeFocusItem
    readonly property bool shown: ((root.subject as AbstractButton) !== null && (root.subject as HelpKey) === null) || (root.subject as Field) !== null
    readonly property int thick: Math.round(Theme.thickEdge * 1.7)
    readonly property int outside: Theme.thickEdge

    required property Item home

    anchors.fill: parent
    parent: root.shown ? root.subject : root.home
    visible: root.shown
    z: 1

    Rectangle {
        id: dark

        anchors.fill: parent
        anchors.margins: -root.outside
        border.color: Theme.ink
        border.width: root.thick
        color: "transparent"
        radius: Theme.radius + root.outside
    }
    Rectangle {
        anchors.fill: dark
        anchors.margins: root.thick
        border.color: Theme.ground
        border.width: Math.round(Theme.thickEdge * 0.6)
        color: "transparent"
        radius: Theme.radius
    }
}
