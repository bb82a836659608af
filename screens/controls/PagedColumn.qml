import QtQuick

// A column that never scrolls: what does not fit goes to a next page behind "Xem thêm".
// Children give implicitHeight; a child with `present: false` takes no room, one with
// `keepsNext: true` (a heading) stays with what follows it.
Item {
    id: root

    property int spacing: Theme.smallGap
    property int page: 0
    property bool turnedByPage: false
    property string moreText: qsTr("Xem thêm")
    property string againText: qsTr("Xem lại từ đầu")
    default property alias content: holder.data

    readonly property real pageRoom: root.height - (root.turnedByPage ? 0 : more.implicitHeight + root.spacing)
    readonly property int pageCount: root.starts.length
    readonly property bool lastPage: root.page >= root.pageCount - 1
    property list<int> starts: [0]
    property list<Item> followed: []

    signal turned

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

    function layOut() {
        const items = root.members();
        let starts = root.breaks(items, root.height);
        if (starts.length > 1 && !root.turnedByPage)
            starts = root.breaks(items, root.height - more.implicitHeight - root.spacing);
        root.starts = starts;
        root.page = Math.min(root.page, starts.length - 1);
        root.place(items);
    }

    function place(items: list<Item>) {
        const first = root.starts[root.page];
        const end = root.page + 1 < root.starts.length ? root.starts[root.page + 1] : items.length;
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
    }

    function turn() {
        root.page = root.lastPage ? 0 : root.page + 1;
        root.place(root.members());
        root.turned();
    }

    function turnBack() {
        root.page -= 1;
        root.place(root.members());
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
    onWidthChanged: following.restart()

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
