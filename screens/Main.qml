import QtQuick
import QtQuick.Window
import ViewModels
import screens.controls

// The window: one page at a time, the idle warning above it, and nothing else.
Window {
    id: root

    readonly property var files: ({
            "welcome": "Welcome.qml",
            "guide": "Guide.qml",
            "find": "Find.qml",
            "doors": "Doors.qml",
            "search": "Search.qml",
            "counter": "Counter.qml",
            "takes": "Takes.qml",
            "fullname": "FullName.qml",
            "takehome": "TakeHome.qml",
            "privacy": "Privacy.qml",
            "question": "Question.qml",
            "check": "Check.qml",
            "declaration": "Declaration.qml",
            "slip": "SavedSlip.qml",
            "copydown": "CopyDown.qml",
            "rate": "Rate.qml",
            "lookup": "Lookup.qml",
            "call": "CallStaff.qml",
            "settings": "SettingsPage.qml",
            "leave": "Leave.qml",
            "recover": "Recover.qml",
            "outoforder": "OutOfOrder.qml"
        })

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

            onSourceChanged: guard.restart()
            onStatusChanged: if (loader.status === Loader.Error)
                Visit.failPage()
        }
    }
    Timer {
        id: guard

        interval: Visit.guardMs
    }
    MouseArea {
        objectName: "guard"
        anchors.fill: parent
        enabled: guard.running || Visit.closed
        visible: enabled
    }
    Loader {
        active: Visit.idleWarning
        anchors.fill: parent
        source: "IdleWarning.qml"
    }
}
