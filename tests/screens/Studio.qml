import QtQuick

// Draws each text of another window alone: nothing covers it, cuts it, or shortens it.
Window {
    id: root

    property Item subject: null
    property var sizes: []
    property var corners: []
    property list<Text> pool: []

    function texts(item: Item, found: list<Text>): list<Text> {
        if (!item.visible || item.opacity === 0)
            return found;
        if (item instanceof Text && item.text !== "")
            found.push(item);
        for (const child of item.children)
            found = root.texts(child, found);
        return found;
    }

    // Copies every visible text; afterwards `sizes` holds width, height, font pixels and whether it
    // is plain text, for each.
    function take() {
        const originals = root.texts(root.subject, []);
        while (root.pool.length < originals.length)
            root.pool.push(plain.createObject(root.contentItem) as Text);
        const sizes = [];
        for (let i = 0; i < root.pool.length; ++i) {
            const copy = root.pool[i];
            copy.visible = i < originals.length;
            if (!copy.visible)
                continue;
            root.copy(originals[i], copy);
            sizes.push([copy.contentWidth, copy.contentHeight, originals[i].fontInfo.pixelSize, originals[i].textFormat === Text.PlainText]);
        }
        root.sizes = sizes;
    }

    function copy(from: Text, to: Text) {
        to.font = from.font;
        to.textFormat = from.textFormat;
        to.wrapMode = from.wrapMode;
        to.horizontalAlignment = from.effectiveHorizontalAlignment;
        to.verticalAlignment = from.verticalAlignment;
        to.lineHeightMode = from.lineHeightMode;
        to.lineHeight = from.lineHeight;
        to.leftPadding = from.leftPadding;
        to.rightPadding = from.rightPadding;
        to.topPadding = from.topPadding;
        to.bottomPadding = from.bottomPadding;
        to.fontSizeMode = from.fontSizeMode;
        to.minimumPixelSize = from.minimumPixelSize;
        to.minimumPointSize = from.minimumPointSize;
        to.width = from.width;
        to.height = from.height;
        to.text = from.text;
    }

    // Moves each copy to its place in `corners`, x and y in turn.
    function put() {
        for (let i = 0; 2 * i < root.corners.length; ++i) {
            root.pool[i].x = root.corners[2 * i];
            root.pool[i].y = root.corners[2 * i + 1];
        }
    }

    color: "#000000"
    visible: false

    Component {
        id: plain

        Text {
            color: "#FFFFFF"
        }
    }
}
