import QtQuick
import ViewModels

// Reads a page aloud: gathers its readable texts in order, and lights the words being spoken. In
// practice the `preface` comes first. A `quiet` page is read only when it is asked for.
Item {
    id: root

    required property Item subject
    required property Item preface
    property bool quiet: false

    property list<Item> items: []
    property var lit: null
    readonly property bool due: timer.running && root.visible

    // Only a ReadableText lights words: asking for that is a lookup, while `instanceof`
    // a type of ours asks for the type's file each time.
    function readables(item: var, found: var) {
        for (const child of item.children) {
            if (!child.visible || child.opacity === 0)
                continue;
            if (child.spokenStart === undefined)
                root.readables(child, found);
            else if (child.readable && child.text !== "")
                found.push(child);
        }
    }

    function readNow(asked: bool) {
        if (!Reader.reads())
            return;
        const found = Visit.practice ? [root.preface] : [];
        root.readables(root.subject, found);
        root.items = found;
        const spoken = root.items.map(item => Appearance.language === "vi" ? item.spoken : "");
        Reader.read(root.items.map(item => item.text), spoken, root.items.map(item => item.privacy), asked);
    }

    function readSoon() {
        if (!root.quiet)
            timer.restart();
    }

    function light(index: int, start: int, end: int) {
        if (root.lit !== null) {
            root.lit.spokenStart = -1;
            root.lit.spokenEnd = -1;
        }
        root.lit = index >= 0 && index < root.items.length ? root.items[index] : null;
        if (root.lit !== null) {
            root.lit.spokenStart = start;
            root.lit.spokenEnd = end;
        }
    }

    Component.onCompleted: root.readSoon()
    onVisibleChanged: if (!root.visible)
        root.light(-1, 0, 0)

    Connections {
        enabled: root.visible

        function onWordSpoken(index: int, start: int, end: int) {
            root.light(index, start, end);
        }

        function onSpeakingChanged() {
            if (!Reader.speaking)
                root.light(-1, 0, 0);
        }

        target: Reader
    }
    Connections {
        function onLanguageChanged() {
            root.readSoon();
        }

        target: Appearance
    }
    Timer {
        id: timer

        interval: 30

        onTriggered: if (root.visible)
            root.readNow(false)
    }
}
