"""Text size, theme, language and reach of this visit, as the person sets them."""

from typing import cast

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.appearance.look import Language, Look
from kiosk.appearance.palette import PALETTES
from kiosk.appearance.sizes import STEP_COUNT
from kiosk.viewmodels.colours import Colours
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.sizing import Sizing

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Appearance(QObject):
    """Holds the `Look`; `Sizing` and `Colours` follow it."""

    changed = Signal()
    languageChanged = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.sizing = Sizing(look, self)
        self.colours = Colours(look, self)

    @property
    def look(self) -> Look:
        """The current frozen look."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Take over a look; tells what changed."""
        if look == self._look:
            return
        language_moved = look.language != self._look.language
        self._look = look
        self.sizing.follow(look)
        self.colours.follow(look)
        if language_moved:
            self.languageChanged.emit()
        self.changed.emit()

    @Property(int, notify=changed)
    def step(self) -> int:
        return self._look.step

    @Property(int, constant=True)
    def stepCount(self) -> int:
        return STEP_COUNT

    @Property(str, notify=changed)
    def theme(self) -> str:
        return self._look.theme

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        return self._look.language

    @Property(bool, notify=changed)
    def tablet(self) -> bool:
        return self._look.profile == "tablet"

    @Property(bool, notify=changed)
    def low(self) -> bool:
        return self._look.low

    @Property(int, notify=changed)
    def reach(self) -> int:
        """Pixels from the lower edge in which everything is touched; 0 is the whole height."""
        return self._look.reach_px

    @Property(bool, notify=changed)
    def left(self) -> bool:
        return self._look.left

    @Property(bool, notify=changed)
    def keypad(self) -> bool:
        """Whether six keys are beside the screen; a tablet is in the hands."""
        return self._look.keypad and self._look.profile == "kiosk"

    @Property(bool, notify=changed)
    def keys(self) -> bool:
        return self._look.keys

    @Property(bool, notify=changed)
    def voice(self) -> bool:
        return self._look.voice

    @Property(bool, notify=changed)
    def motion(self) -> bool:
        return self._look.motion

    @Property(int, notify=changed)
    def motionMs(self) -> int:
        return 160 if self._look.motion else 0

    @Slot(int)
    def setStep(self, step: int) -> None:
        self.set_look(self._look.with_step(step))

    @Slot(str)
    def setTheme(self, theme: str) -> None:
        if theme in PALETTES:
            self.set_look(self._look.with_theme(theme))

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        if language in {"vi", "en"}:
            self.set_look(self._look.with_language(cast("Language", language)))

    @Slot(bool)
    def setMotion(self, motion: bool) -> None:
        self.set_look(self._look.with_motion(motion))

    @Slot(bool)
    def setLow(self, low: bool) -> None:
        self.set_look(self._look.with_low(low))

    @Slot(bool)
    def setLeft(self, left: bool) -> None:
        self.set_look(self._look.with_left(left))

    @Slot(bool, bool)
    def setKeys(self, keys: bool, voice: bool) -> None:
        self.set_look(self._look.with_keys(keys, voice=voice))
