import QtQuick

// A quiet picture in the room a short page leaves free: the rings of the drum of welcome around one mark.
// It tells nothing that words do not tell, and is not there to be touched.
Item {
    id: root

    required property string name
    property PagedColumn below: null

    readonly property real start: root.below === null ? 0 : root.below.filled
    readonly property real room: root.parent === null ? 0 : root.parent.height - root.start - Theme.gap * 2
    readonly property int side: 2 * Math.floor(Math.min(root.width * 0.6, root.room) / 2)

    // Drawn once the column has come to rest: each size is a drawing of its own.
    readonly property bool settled: root.below !== null && root.below.filled > 0 && !root.below.restless

    anchors.fill: parent
    visible: root.settled && !Theme.contrast && root.name !== "" && root.side > Theme.buttonHeight * 2

    Image {
        Accessible.ignored: true
        source: root.visible ? "image://drum/" + root.side + "/" + [Theme.drum, Theme.ground, Theme.ground, Theme.quiet].map(c => c.toString().slice(1)).join("/") : ""
        x: Math.round((root.width - width) / 2)
        y: Math.round(root.start + Theme.gap + (root.room - height) / 2)

        Icon {
            anchors.centerIn: parent
            color: Theme.quiet
            name: root.name
            size: Math.round(root.side * 0.3)
        }
    }
}
