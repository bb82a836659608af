"""Opens the rooms behind the welcome page while it is looked at, or when somebody walks on."""

import importlib
import re
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal

from kiosk.viewmodels.singleton import NAMES

if TYPE_CHECKING:
    from kiosk.rooms import Rooms

PURE = (
    "kiosk.session.journal",
    "kiosk.world",
    "kiosk.handoff.carrying",
    "kiosk.handoff.erasure",
    "kiosk.journey.checklist",
    "kiosk.journey.neighbouring",
    "kiosk.journey.pictures",
    "kiosk.journey.progress",
    "kiosk.assistant.ward_telling",
    "kiosk.identity.scan",
    "kiosk.identity.sentences",
    "kiosk.identity.name_words",
    "kiosk.addresses.street_words",
    "kiosk.addresses.suggesting",
    "kiosk.paper.take_home",
    "kiosk.capture.page",
    "kiosk.devices.sight",
    "kiosk.devices.serial_scanner",
    "kiosk.devices.wedge",
    "kiosk.devices.keypad",
    "kiosk.staff.times",
    "kiosk.session.idle",
)
"""Nearly all there is to load, and no QML type, so that another thread may load it."""
PARTS = tuple(
    "kiosk.viewmodels." + re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
    for name in NAMES
    if name.endswith("View")
)
"""The view models, which only this thread may load: one at a time, with a beat after each."""
BREATH_S = 0.02
WITHOUT_TOUCHES = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


class Backstage(QObject):
    """Loads on a thread of its own what it can, the rest and opens on this one, bit by bit.

    `rooms` waits only if asked before that.
    """

    _loaded = Signal()

    def __init__(self, open_rooms: "Callable[[], Rooms]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_rooms = open_rooms
        self._loading: threading.Thread | None = None
        self._parts = iter(PARTS)
        self._rooms: Rooms | None = None
        self._then: list[Callable[[Rooms], None]] = []
        self._loaded.connect(self.open)

    def begin(self) -> None:
        """Start to load; twice is once."""
        if self._loading is None:
            self._loading = threading.Thread(target=self._load, name="backstage")
            self._loading.start()

    def open(self) -> None:
        """Have the rooms open when this returns; meanwhile beats and frames go on, touches wait."""
        if self.is_open():
            return
        self.begin()
        assert self._loading is not None
        while self._loading.is_alive():
            self._loading.join(BREATH_S)
            QCoreApplication.processEvents(WITHOUT_TOUCHES)
        for name in self._parts:
            importlib.import_module(name)
            QCoreApplication.processEvents(WITHOUT_TOUCHES)
        if self.is_open():
            return
        self._rooms = self._open_rooms()
        for then in self._then:
            then(self._rooms)
        self._then.clear()

    def walk_on(self) -> None:
        """Have the rooms open and the content read when this returns, beats going on meanwhile.

        Content that nobody made ready yet (it is new, or was changed) takes seconds to read: a
        screen that waited for it without a beat would be taken for a dead one.
        """
        self.open()
        world = self.rooms.world
        while not world.is_ready_within(BREATH_S):
            QCoreApplication.processEvents(WITHOUT_TOUCHES)
        self.rooms.rest_without_content()

    def is_open(self) -> bool:
        """Whether nobody would have to wait for them."""
        return self._rooms is not None

    @property
    def rooms(self) -> "Rooms":
        """The open rooms."""
        self.open()
        assert self._rooms is not None
        return self._rooms

    def once_open(self, then: "Callable[[Rooms], None]") -> None:
        """Call when they are open, which may be now."""
        if self._rooms is None:
            self._then.append(then)
        else:
            then(self._rooms)

    def close(self) -> None:
        """Let go of what was opened."""
        self._then.clear()
        if self._loading is not None:
            self._loading.join()
        if self._rooms is not None:
            self._rooms.close()

    def _load(self) -> None:
        try:
            for name in PURE:
                importlib.import_module(name)
        finally:
            self._loaded.emit()
