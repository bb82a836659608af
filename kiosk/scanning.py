"""Scans into the visit: a serial scanner lent by the supervisor, or one that types like a keyboard.

What is scanned is hostile until parsed, and only what the page on the screen waits for is taken.
"""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from kiosk.devices.listening import Listener
from kiosk.devices.scanner import Event, Scan
from kiosk.devices.serial_scanner import SerialScanner
from kiosk.devices.wedge import ENTER, Heard, Typed, Wedge
from kiosk.identity.scan import classify
from kiosk.sighting import waits_for_card
from kiosk.viewmodels.resume_view import PAGES as RESUMABLE
from kiosk.views import Views

TICK_MS = 20
TYPING_PAGES = {"question", "search", "lookup"}


class Scanning(QObject):
    """Filters the window's keys; moves scans from the reading thread to the GUI thread.

    `entered`: a person, not a scanner, pressed Enter alone.
    """

    entered = Signal()
    _scanned = Signal(object)

    def __init__(
        self,
        watched: QObject,
        views: Views,
        device: Path,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(watched)
        self._views = views
        self._device = device
        self._monotonic = monotonic
        self._wedge = Wedge()
        self._listener: Listener | None = None
        self._scanned.connect(self.take, Qt.ConnectionType.QueuedConnection)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._decide)
        watched.installEventFilter(self)
        views.visit.pageChanged.connect(self._wedge.reset)

    def adopt(self, fd: int) -> None:
        """Read the scanner whose descriptor the supervisor lent."""
        self.close()
        self._listener = Listener(SerialScanner(self._device, fd=fd), self._scanned.emit)
        self._listener.start()

    def close(self) -> None:
        """Stop reading."""
        if self._listener is not None:
            self._listener.stop()
            self._listener = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's own name
        """Hold back what was typed until it is clear whether a person or a scanner typed it."""
        del watched
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        self._views.visit.notice()
        if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} or not event.text():
            return False
        if event.key() == Qt.Key.Key_Space and self._views.visit.state.page not in TYPING_PAGES:
            return False
        for heard in self._wedge.press(event.text(), self._monotonic()):
            self._obey(heard)
        if self._wedge.due_s is not None:
            self._tick.start()
        return True

    def _decide(self) -> None:
        for heard in self._wedge.tick(self._monotonic()):
            self._obey(heard)
        if self._wedge.due_s is None:
            self._tick.stop()

    def _obey(self, heard: Heard) -> None:
        if isinstance(heard, Typed):
            self._type(heard.text)
        else:
            self.take(heard)

    def _type(self, text: str) -> None:
        if text in ENTER:
            self.entered.emit()
            return
        if self._views.visit.state.page not in TYPING_PAGES:
            return
        for letter in text:
            if letter in "\b\x7f":
                self._views.keyboard.backspace()
            elif letter.isprintable():
                self._views.keyboard.strike(letter)

    def take(self, event: Event | Heard) -> None:
        """Give what was scanned to the page that waits for it; to none, if none does."""
        visit, card = self._views.visit, self._views.card
        at_card = waits_for_card(self._views)
        if not isinstance(event, Scan):
            if at_card:
                card.refuse_scan()
            return
        visit.stay()
        kind = classify(event.data, visit.today, enrolled=True).kind
        if at_card and kind == "slip":
            card.refuse_scan()
        elif at_card:
            card.show_scan(event.data)
        elif kind == "handoff" and visit.state.page in RESUMABLE:
            self._views.resume.take_scan(event.data)
        elif visit.state.page == "lookup":
            self._views.lookup.take_scan(event.data.decode("utf-8", "replace").strip())
