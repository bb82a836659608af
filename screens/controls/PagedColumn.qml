import QtQuick

// A column that never scrolls: what does not fit goes to a next page behind "Xem thêm".
// Children give implicitHeight; a child with `present: false` takes no room, one with
// `keepsNext: true` (a heading) stays with what follows it. Where the page turns itself, the pages
// are filled alike, and one with `startsGroup: true` begins a page rather than be parted.
Item {
    id: root

    property int spacing: Theme.smallGap
    property int page: 0
    property bool turnedByPage: false
    property string moreText: qsTr("Xem thêm")
    property string againText: qsTr("Xem lại")
    default property alias content: holder.data

    // A title that is higher on some pages changes the room, so the pages, so perhaps the title. After a
    // few layings out in a row only less room counts, never more: that comes to an end.
    readonly property int freely: 4
    property int layings: 0
    property real room: root.height
    readonly property real pageRoom: root.room - (root.turnedByPage ? 0 : more.implicitHeight + root.spacing)
    readonly property int pageCount: root.starts.length
    readonly property bool lastPage: root.page >= root.pageCount - 1
    readonly property bool restless: laying.running || following.running
    property list<int> starts: [0]
    property real filled: 0
    property list<Item> followed: []

    property int opening: -1
    property Item opener: null
    property Item turnedTo: null
    property int turnedLine: -1

    signal turned

    // Show the page that has the member of this `line`, until it is turned.
    function openAt(line: int) {
        root.opening = line;
        root.turnedTo = null;
        root.turnedLine = -1;
        root.page = 0;
        root.layOutFreely();
    }

    function layOutFreely() {
        root.layings = 0;
        root.layOut();
    }

    function members(): list<Item> {
        const found = [];
        for (const child of holder.children) {
            if (child instanceof Repeater || child instanceof Loader && child.item === null)
                continue;
            if (child.present === false) {
                child.visible = false;
                continue;
            }
            found.push(child);
        }
        return found;
    }

    function breaks(items: list<Item>, room: real): list<int> {
        const starts = [0];
        let used = 0;
        for (let i = 0; i < items.length; ++i) {
            const need = items[i].implicitHeight + (used > 0 ? root.spacing : 0);
            const next = items[i].keepsNext === true && i + 1 < items.length ? root.spacing + items[i + 1].implicitHeight : 0;
            if (used > 0 && used + need + next > room) {
                starts.push(i);
                used = items[i].implicitHeight;
            } else {
                used += need;
            }
        }
        return starts;
    }

    // As few pages as there can be, the last one not nearly empty.
    function balanced(items: list<Item>): list<int> {
        const fewest = root.breaks(items, root.room);
        const grouped = root.groups(items);
        if (grouped.length > 1 && grouped.length <= fewest.length)
            return grouped;
        let found = fewest;
        for (let share = 0.95; share > 0.5 && fewest.length > 1; share -= 0.05) {
            const tried = root.breaks(items, root.room * share);
            if (tried.length > fewest.length)
                break;
            found = tried;
        }
        return found;
    }

    // Pages that begin where a group begins, wherever a group would be parted; none without groups.
    function groups(items: list<Item>): list<int> {
        const starts = [0];
        let group = 0;
        for (let i = 1; i <= items.length; ++i) {
            if (i < items.length && items[i].startsGroup !== true)
                continue;
            if (i === items.length && group === 0)
                return [0];
            let page = starts[starts.length - 1];
            if (group > page && root.breaks(items.slice(page, i), root.room).length > 1) {
                starts.push(group);
                page = group;
            }
            starts.push(...root.breaks(items.slice(page, i), root.room).slice(1).map(start => start + page));
            group = i;
        }
        return starts;
    }

    function layOut() {
        root.room = root.layings < root.freely ? root.height : Math.min(root.room, root.height);
        root.layings += 1;
        calm.restart();
        const items = root.members();
        let starts = root.turnedByPage ? root.balanced(items) : root.breaks(items, root.room);
        if (starts.length > 1 && !root.turnedByPage)
            starts = root.breaks(items, root.room - more.implicitHeight - root.spacing);
        root.starts = starts;
        const wanted = root.opening < 0 ? root.turnedAt(items) : items.findIndex(item => item.line === root.opening);
        root.page = wanted < 0 ? Math.min(root.page, starts.length - 1) : starts.filter(start => start <= wanted).length - 1;
        root.place(items);
    }

    // A long answer is cut anew where the room changes: its pieces are others, its line is the same.
    function turnedAt(items: list<Item>): int {
        const same = items.indexOf(root.turnedTo);
        return same >= 0 || root.turnedLine < 0 ? same : items.findIndex(item => item.line === root.turnedLine);
    }

    function place(items: list<Item>) {
        const first = root.starts[root.page];
        const end = root.page + 1 < root.starts.length ? root.starts[root.page + 1] : items.length;
        root.opener = items[first] ?? null;
        let y = 0;
        for (let i = 0; i < items.length; ++i) {
            const shown = i >= first && i < end;
            items[i].visible = shown;
            if (!shown)
                continue;
            items[i].y = y;
            items[i].width = root.width;
            items[i].height = items[i].implicitHeight;
            y += items[i].implicitHeight + root.spacing;
        }
        more.y = y;
        root.filled = more.visible ? y + more.implicitHeight : Math.max(0, y - root.spacing);
    }

    // What was never turned still stands as it is: changes in it are laid out when they happen.
    function reopen() {
        if (root.opening < 0 && root.turnedTo === null && root.page === 0)
            return;
        root.opening = -1;
        root.turnedTo = null;
        root.turnedLine = -1;
        root.page = 0;
        root.layOutFreely();
    }

    function turn() {
        root.turnTo(root.lastPage ? 0 : root.page + 1);
    }

    function turnBack() {
        root.turnTo(root.page - 1);
    }

    // Whatever is laid out anew after it, what begins this page now stays in sight: none is passed over.
    function turnTo(page: int) {
        const items = root.members();
        root.opening = -1;
        root.layings = 0;
        root.page = page;
        root.place(items);
        root.turnedTo = root.opener;
        root.turnedLine = items.map(item => item.line)[items.indexOf(root.opener)] ?? -1;
        root.turned();
    }

    function follow() {
        const before = root.followed;
        const now = [];
        for (const child of holder.children) {
            if (child instanceof Repeater)
                continue;
            now.push(child);
            child.width = root.width;
            if (before.includes(child))
                continue;
            child.implicitHeightChanged.connect(laying.restart);
            if (child.presentChanged !== undefined)
                child.presentChanged.connect(laying.restart);
        }
        root.followed = now;
        root.layOut();
    }

    Component.onCompleted: root.follow()
    onHeightChanged: laying.restart()
    onWidthChanged: {
        root.layings = 0;
        following.restart();
    }

    Timer {
        id: calm

        interval: 300

        onTriggered: root.layings = 0
    }
    Timer {
        id: laying

        interval: 0

        onTriggered: root.layOut()
    }
    Timer {
        id: following

        interval: 0

        onTriggered: root.follow()
    }
    Item {
        id: holder

        anchors.fill: parent

        onChildrenChanged: following.restart()
    }
    BigButton {
        id: more

        iconName: "list"
        kind: "outline"
        text: (root.lastPage ? root.againText : root.moreText) + "  (" + (root.page + 1) + "/" + root.pageCount + ")"
        visible: root.pageCount > 1 && !root.turnedByPage
        width: root.width

        onClicked: root.turn()
    }
}
