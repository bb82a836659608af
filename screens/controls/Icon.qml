import QtQuick

// One line icon of the family in assets/icons, in a colour of the theme.
Image {
    id: root

    required property string name
    property color color: Theme.actionInk
    property int size: Theme.icon

    Accessible.ignored: true
    height: root.size
    source: root.name === "" ? "" : "image://icon/" + root.name + "/" + root.color.toString().slice(1)
    sourceSize: Qt.size(root.size, root.size)
    width: root.size
}
