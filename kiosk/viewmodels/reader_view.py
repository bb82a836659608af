"""The voice on the screen: reads what a page shows, tells which word is being said."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.speech.privacy import Kind
from kiosk.speech.read_aloud import Item, ReadAloud
from kiosk.speech.speaker import Reason, Speaker
from kiosk.speech.utterance import Normalise
from kiosk.viewmodels.appearance_view import Appearance
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

KINDS: dict[str, Kind] = {"public": "public", "personal": "personal", "sensitive": "sensitive"}
SPEEDS = (0.75, 1.0, 1.5)
VOLUMES_DB = (0.0, 0.0, 12.0)
OFF, USUAL, LOUD = range(3)
STATE_MS = 1000
NO_ITEM = -1
"""The number of what is said about the screen and does not stand on it: nothing lights up."""


@QmlElement
@QmlSingleton
class Reader(QObject):
    """Events of the speech thread arrive here by queued signals; late ones are dropped."""

    speakingChanged = Signal()
    silentChanged = Signal()
    settingsChanged = Signal()
    wordSpoken = Signal(int, int, int)
    _word = Signal(int, int, int, int)
    _over = Signal(int)

    def __init__(
        self,
        appearance: Appearance,
        open_speaker: Callable[[], Speaker],
        normalise: Normalise,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._open_speaker = open_speaker
        self._normalise = normalise
        self._aloud: ReadAloud | None = None
        self._speaker: Speaker | None = None
        self._reading = -1
        self._speaking = False
        self._silent = False
        self._whole: dict[int, int] = {}
        self._speed = USUAL
        self._volume = USUAL
        self._watch = QTimer(self)
        self._watch.setInterval(STATE_MS)
        self._watch.timeout.connect(self._look_at_state)

    @property
    def is_speaking(self) -> bool:
        """Whether a reading is under way."""
        return self._speaking

    @Property(bool, notify=speakingChanged)
    def speaking(self) -> bool:
        return self._speaking

    @Property(bool, notify=silentChanged)
    def silent(self) -> bool:
        return self._silent

    @Property(int, notify=settingsChanged)
    def speed(self) -> int:
        return self._speed

    @Property(int, notify=settingsChanged)
    def volume(self) -> int:
        return self._volume

    def warm(self) -> None:
        """Open the voice; the first page calls this once it is painted."""
        if self._aloud is None:
            from PySide6.QtCore import Qt  # noqa: PLC0415 -- its 90 enumerations take 40 ms

            queued = Qt.ConnectionType.QueuedConnection
            self._word.connect(self._show_word, queued)
            self._over.connect(self._end, queued)
            self._speaker = self._open_speaker()
            self._aloud = ReadAloud(self._speaker, self._normalise, self)
            self._watch.start()

    @Slot(result=bool)
    def reads(self) -> bool:
        """Whether reading is of use: there is a voice, and it is not turned off."""
        return self._aloud is not None and self._aloud.state != "silent" and self._volume > 0

    @Slot("QStringList", "QStringList", "QStringList", bool)
    def read(self, shown: list[str], spoken: list[str], kinds: list[str], asked: bool) -> None:
        """Read texts in order. `spoken` replaces a text for the voice where it is not empty."""
        self.stop()
        if self._aloud is None or not self.reads():
            return
        language = self._appearance.look.language
        self._whole = {n: len(shown[n]) for n, words in enumerate(spoken) if words}
        items = [
            Item(n, spoken[n] or text, language, KINDS.get(kinds[n], "sensitive"))
            for n, text in enumerate(shown)
        ]
        self._reading = self._aloud.read(items, asked=asked)
        self._set_speaking(self._aloud.speaking)

    def tell(self, texts: Sequence[tuple[str, Kind]], *, asked: bool = False) -> None:
        """Say this about what is on the screen, instead of anything else."""
        self.stop()
        if self._aloud is None or not self.reads():
            return
        language = self._appearance.look.language
        self._whole = {}
        items = [Item(NO_ITEM, text, language, kind) for text, kind in texts]
        self._reading = self._aloud.read(items, asked=asked)
        self._set_speaking(self._aloud.speaking)

    @Slot()
    def stop(self) -> None:
        if self._aloud is not None:
            self._aloud.stop()
        self._reading = -1
        self._set_speaking(False)

    @Slot(int)
    def setSpeed(self, index: int) -> None:
        if self._aloud is not None and 0 <= index < len(SPEEDS):
            self._aloud.set_speed(SPEEDS[index])
        self._speed = index
        self.settingsChanged.emit()

    @Slot(int)
    def setVolume(self, index: int) -> None:
        if self._aloud is not None and 0 <= index < len(VOLUMES_DB):
            self._aloud.set_volume(VOLUMES_DB[index])
        self._volume = index
        if index == 0:
            self.stop()
        self.settingsChanged.emit()

    @Slot()
    def chime(self) -> None:
        if self._speaker is not None:
            self._speaker.chime()

    def reset(self) -> None:
        """Default speed and volume for the next person; silence now."""
        self.stop()
        self.setSpeed(USUAL)
        self.setVolume(USUAL)

    def item_started(self, reading: int, index: int) -> None:
        """Called on the speech thread."""
        if index in self._whole:
            self._word.emit(reading, index, 0, self._whole[index])

    def word(self, reading: int, index: int, start: int, end: int) -> None:
        """Called on the speech thread."""
        if index not in self._whole:
            self._word.emit(reading, index, start, end)

    def item_finished(self, reading: int, index: int) -> None:
        """Called on the speech thread."""

    def item_failed(self, reading: int, index: int, reason: Reason) -> None:
        """Called on the speech thread; the watch shows a voice that is gone."""

    def reading_finished(self, reading: int) -> None:
        """Called on the speech thread."""
        self._over.emit(reading)

    def _show_word(self, reading: int, index: int, start: int, end: int) -> None:
        if reading == self._reading and self._heard():
            self.wordSpoken.emit(index, start, end)

    def _heard(self) -> bool:
        """Whether a sound goes with the words: without one, underlining them would only puzzle."""
        return self._aloud is not None and self._aloud.state != "no_sound"

    def _end(self, reading: int) -> None:
        if reading == self._reading:
            self._set_speaking(False)

    def _set_speaking(self, speaking: bool) -> None:
        if speaking != self._speaking:
            self._speaking = speaking
            self.speakingChanged.emit()

    def _look_at_state(self) -> None:
        silent = self._aloud is not None and self._aloud.state in {"silent", "no_sound"}
        if silent != self._silent:
            self._silent = silent
            self.silentChanged.emit()
