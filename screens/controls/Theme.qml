pragma Singleton

import QtQuick
import ViewModels

QtObject {
    readonly property string body: "Noto Sans"
    readonly property string heading: "Be Vietnam Pro"

    readonly property int bodyFont: Sizing.bodyFont
    readonly property int titleFont: Sizing.titleFont
    readonly property int noteFont: Sizing.noteFont
    readonly property int frameFont: Sizing.frameFont
    readonly property int leastFont: Sizing.leastFont
    readonly property int smallFont: Theme.tablet && !Theme.roomy ? Sizing.frameFont : Sizing.noteFont
    readonly property int typedFont: Theme.tablet ? Sizing.noteFont : Sizing.bodyFont
    readonly property int actFont: Sizing.actFont
    readonly property int actHeight: Sizing.actHeight
    readonly property int actIcon: Sizing.actIcon
    readonly property int buttonHeight: Sizing.buttonHeight
    readonly property int target: Sizing.target
    readonly property int key: Sizing.key
    readonly property int keyComfort: Sizing.keyComfort
    readonly property int digitComfort: Sizing.digitComfort
    readonly property int keyGap: Sizing.keyGap
    readonly property int gap: Sizing.gap
    readonly property int smallGap: Sizing.smallGap
    readonly property real wideGap: Sizing.gap * 1.2
    readonly property int margin: Sizing.margin
    readonly property int radius: Sizing.radius
    readonly property int thickEdge: Sizing.thickEdge
    readonly property int icon: Sizing.icon
    readonly property int frameIcon: Sizing.frameIcon
    readonly property int headerHeight: Sizing.headerHeight
    readonly property int helpHeight: Sizing.helpHeight

    readonly property color ground: Colours.ground
    readonly property color ink: Colours.ink
    readonly property color softInk: Colours.softInk
    readonly property color card: Colours.card
    readonly property color sheet: Colours.sheet
    readonly property color line: Colours.line
    readonly property color edge: Colours.edge
    readonly property color action: Colours.action
    readonly property color actionWords: Colours.actionWords
    readonly property color glow: Colours.glow
    readonly property color actionInk: Colours.actionInk
    readonly property color band: Colours.band
    readonly property color bandWords: Colours.bandWords
    readonly property color chosen: Colours.chosen
    readonly property color chosenWords: Colours.chosenWords
    readonly property color chosenEdge: Colours.chosenEdge
    readonly property color stop: Colours.stop
    readonly property color stopWords: Colours.stopWords
    readonly property color done: Colours.done
    readonly property color doneWords: Colours.doneWords
    readonly property color drum: Colours.drum
    readonly property color sun: Colours.sun
    readonly property color quiet: Colours.quiet

    readonly property int hairline: Sizing.edge
    readonly property real lineHeight: 1.3
    readonly property real titleLineHeight: 1.2
    readonly property int motionMs: Appearance.motionMs
    readonly property bool tablet: Appearance.tablet
    readonly property bool roomy: Appearance.step < 2
    readonly property int reach: Appearance.reach
    readonly property bool left: Appearance.left
    readonly property bool contrast: Appearance.theme === "contrast"
}
