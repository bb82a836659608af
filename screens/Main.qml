pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import ViewModels
import screens.controls

// The window: one page at a time, the idle warning above it, and nothing else. The doors, where
// people walk to and fro and which hold nothing of a person, stay built behind the page shown.
Window {
    id: root

    readonly property var files: ({
            "welcome": "Welcome.qml",
            "guide": "Guide.qml",
            "firsttouch": "FirstTouch.qml",
            "search": "Search.qml",
            "which": "Which.qml",
            "ask": "Ask.qml",
            "answer": "Answer.qml",
            "ward": "Ward.qml",
            "counter": "Counter.qml",
            "takes": "Takes.qml",
            "fullname": "FullName.qml",
            "takehome": "TakeHome.qml",
            "privacy": "Privacy.qml",
            "question": "Question.qml",
            "reuse": "Reuse.qml",
            "papers": "Papers.qml",
            "picture": "Picture.qml",
            "check": "Check.qml",
            "declaration": "Declaration.qml",
            "slip": "SavedSlip.qml",
            "copydown": "CopyDown.qml",
            "practised": "Practised.qml",
            "rate": "Rate.qml",
            "lookup": "Lookup.qml",
            "carry": "Carry.qml",
            "prepare": "Carry.qml",
            "resume": "Resume.qml",
            "call": "CallStaff.qml",
            "settings": "SettingsPage.qml",
            "leave": "Leave.qml",
            "staffpin": "StaffPin.qml",
            "staff": "Staff.qml",
            "stafflist": "StaffList.qml",
            "staffone": "StaffOne.qml",
            "staffask": "StaffAsk.qml",
            "staffstick": "StaffStick.qml",
            "staffwhich": "StaffWhich.qml",
            "staffcarry": "StaffCarry.qml",
            "staffsheet": "StaffSheet.qml",
            "recover": "Recover.qml",
            "outoforder": "OutOfOrder.qml"
        })

    readonly property var kept: ({
            "find": "Find.qml",
            "doors": "Doors.qml"
        })

    property bool ahead: false

    // The page on top: the idle warning, or the one shown.
    function topPage(): KioskPage {
        if (warning.item !== null)
            return warning.item as KioskPage;
        for (let i = 0; i < keepers.count; ++i) {
            const keeper = keepers.itemAt(i) as Loader;
            if (keeper.visible)
                return keeper.item as KioskPage;
        }
        return loader.item as KioskPage;
    }

    function goBack() {
        root.topPage()?.goBack();
    }

    function readAll() {
        root.topPage()?.readNow(true);
    }

    color: Theme.ground
    title: "Kiosk"

    FocusScope {
        id: stage

        anchors.fill: parent
        focus: true
        visible: !Visit.idleWarning

        Loader {
            id: loader

            anchors.fill: parent
            focus: true
            source: root.files[Visit.page] ?? ""

            onStatusChanged: if (loader.status === Loader.Error)
                Visit.failPage()
        }
        Repeater {
            id: keepers

            model: Object.keys(root.kept)

            Loader {
                id: keeper

                required property string modelData

                readonly property KioskPage page: keeper.item as KioskPage
                readonly property bool shown: Visit.page === keeper.modelData
                readonly property bool wanted: root.ahead

                active: false
                anchors.fill: parent
                focus: keeper.shown
                source: root.kept[keeper.modelData]
                visible: keeper.shown

                onShownChanged: if (keeper.shown) {
                    keeper.active = true;
                    keeper.page?.reopen();
                }
                onWantedChanged: keeper.active = true
                onStatusChanged: if (keeper.status === Loader.Error)
                    Visit.failPage()
            }
        }
    }
    Connections {
        function onPageChanged() {
            guard.restart();
        }

        target: Visit
    }
    Timer {
        id: guard

        interval: Visit.guardMs
    }
    MouseArea {
        objectName: "guard"
        anchors.fill: parent
        enabled: guard.running || Visit.closed
    }
    Loader {
        id: warning

        active: Visit.idleWarning
        anchors.fill: parent
        focus: Visit.idleWarning
        source: "IdleWarning.qml"
    }
    Item {
        id: home
    }
    Loader {
        active: Appearance.keys

        sourceComponent: FocusRing {
            home: home
        }
    }
    // Above everything, and takes nothing: each touch tells that somebody is there.
    Item {
        anchors.fill: parent

        PointHandler {
            acceptedButtons: Qt.AllButtons

            onActiveChanged: if (active)
                Visit.notice()
        }
    }
}
