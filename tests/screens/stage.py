"""The real application on an offscreen window, once a process: any page, in any setting.

Real content, real view models, real outbox in a temporary folder; invented are only the borders
(`borders.py`): paper, voice, clock, and lanes that work at once.
"""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Literal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, QUrl
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.appearance.look import Look
from kiosk.config import Data, Point, Settings
from kiosk.journey.answers import Answer, Answers
from kiosk.procedures.model import Procedure
from kiosk.screen_window import ScreenWindow, load_fonts, prepare_process
from kiosk.session.site_clock import ZONE, SiteClock
from kiosk.session.visit import Visit as VisitState
from kiosk.viewmodels.singleton import forget_all
from kiosk.views import build_views
from kiosk.ward.model import Ward
from kiosk.world import World
from tests.directory.examples import have_imported
from tests.screens.borders import PaperPrinter, QuietVoice, QuietWatcher, SameMomentLane, enrol
from tests.screens.long_content import load_with_long_names
from tests.screens.panels import Setting

NOW = datetime(2026, 11, 24, 8, 12, tzinfo=ZONE)
CALM_ROUNDS, MOST_ROUNDS = 3, 50


class Stage:
    """One application; `show` a page, then look at `window`."""

    def __init__(self) -> None:
        prepare_process()
        self.app = QGuiApplication.instance() or QGuiApplication(["kiosk"])
        QAccessible.setActive(True)
        load_fonts()
        self._folder = tempfile.TemporaryDirectory(prefix="kiosk-screens-")
        content = Path(self._folder.name, "content")
        content.mkdir()
        data_dir = Path(self._folder.name, "data")
        enrol(data_dir)
        have_imported(data_dir)
        self.printer = PaperPrinter()
        self.voice = QuietVoice()
        self.database = SameMomentLane()
        self.paper = SameMomentLane()
        self.world = World(
            Settings(data=Data(dir=data_dir), point=Point(commune_code="11413")),
            {"database": self.database, "paper": self.paper},
            clock=SiteClock(lambda: NOW, certain=True),
            load_library=lambda _folder: load_with_long_names(content),
        )
        self.world.printer = self.printer
        self.world.open_speaker = lambda: self.voice  # type: ignore[method-assign]
        self.setting = Setting()
        self.modes: tuple[str, ...] = ()
        self.practising = False
        self.views = build_views(self.world, self.look, self.app)
        self.views.visit.guard_ms = 0
        self._screen = ScreenWindow(self.app, self.views)
        self.window = self._screen.window
        self.engine = self._screen.engine
        self.dress(self.setting)
        self.window.show()
        self.settle()

    @cached_property
    def procedures(self) -> Mapping[str, Procedure]:
        """The procedures to guide through, by code."""
        return {procedure.code: procedure for procedure in self.world.library().procedures}

    @property
    def look(self) -> Look:
        """The look of the setting, in the modes of use chosen."""
        return replace(self.setting.look, **dict.fromkeys(self.modes, True))

    def dress(self, setting: Setting) -> None:
        """Look at everything in this setting from now on."""
        self.setting = setting
        self.window.resize(setting.panel.width, setting.panel.height)
        self.views.appearance.set_look(self.look)

    def use(self, modes: tuple[str, ...]) -> None:
        """Use the kiosk in these modes (names of a `Look`'s) until it is reset."""
        self.modes = modes
        self.views.appearance.set_look(self.look)

    def reset(self) -> None:
        """Be at the welcome page, with nothing left of what was before."""
        self.database.reset()
        self.paper.reset()
        self.printer.outcome = PaperPrinter().outcome
        self.voice.patient = self.voice.fluent = False
        self.know_ward(None)
        self.point_to("")
        self.take_papers_by("none")
        visit = self.views.visit
        visit.warn_idle(-1)
        visit._reason = None
        visit.take(VisitState())
        self.modes = ()
        self.practising = False
        self.views.forget_person(self.look)

    def point_to(self, how_to: str) -> None:
        """Have this as the address of the page that shows how the machine is used."""
        point = self.views.point
        point._settings = replace(point._settings, how_to=how_to)

    def have_camera(self, kind: Literal["none", "simulator"]) -> None:
        """Have a camera that looks when told, or none; what it sees is up to the test."""
        camera = self.views.camera
        camera.rest()
        camera._settings = replace(camera._settings, kind=kind)
        camera._watcher = QuietWatcher()  # type: ignore[assignment]

    def take_papers_by(self, source: Literal["none", "camera", "scanner"]) -> None:
        """Have this to picture papers with; what comes of it is up to the test."""
        self.have_camera("simulator" if source == "camera" else "none")
        papers = self.views.slip._pictures
        papers.source = source
        papers._point = replace(papers._point, sent_ahead=source != "none")
        self.views.papers._exposure._darkroom = replace(
            self.views.papers._exposure._darkroom, source=source
        )

    def know_ward(self, ward: Ward | None) -> None:
        """Have this as the ward's own information from now on."""
        self.world._ward_known = ward
        self.world.__dict__.pop("_assistant_made", None)

    def take(
        self,
        page: str,
        code: str = "",
        at: str = "",
        answers: Mapping[str, Answer] | None = None,
    ) -> None:
        """Stand on a page of a visit to one procedure."""
        given = Answers()
        for name, value in (answers or {}).items():
            given = given.set_answer(name, value, "typed")
        version = self.procedures[code].version if code else ""
        trail = ("welcome", "find", "takes", "privacy") if code else ("welcome",)
        state = VisitState(page, trail, (), code, version, at, given, practice=self.practising)
        self.views.visit.take(state)

    def settle(self) -> None:
        """Let everything that is due happen: bindings, layouts, zero timers."""
        self._pass_rounds(CALM_ROUNDS)
        for _ in range(MOST_ROUNDS):
            if not any(column.property("restless") for column in self.columns()):
                return
            self._pass_rounds(1)

    def _pass_rounds(self, count: int) -> None:
        for _ in range(count):
            self.app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def columns(self) -> list[QQuickItem]:
        """The paged columns now on the screen."""
        return [
            item
            for item in every_item(self.window.contentItem())
            if item.metaObject().className().startswith("PagedColumn_")
        ]

    def turn(self) -> bool:
        """Turn a paged column to its next page; False on the last one."""
        for column in self.columns():
            if column.property("page") < column.property("pageCount") - 1:
                QMetaObject.invokeMethod(column, "turn")
                self.settle()
                return True
        return False

    def press(self, name: str) -> None:
        """Click the button of this name, wherever it is; a way to a page, not a test of it."""
        for item in every_item(self.window.contentItem()):
            if item.inherits("QQuickAbstractButton") and item.property("text") == name:
                QMetaObject.invokeMethod(item, "click")
                return
        raise LookupError(name)

    def rewind(self) -> None:
        """Turn every paged column back to its first page."""
        for column in self.columns():
            if column.property("page"):
                column.setProperty("page", 0)
                QMetaObject.invokeMethod(column, "layOut")
        self.settle()

    def close(self) -> None:
        """Take everything down, the engine before what it reads."""
        self.window.close()
        del self.window, self.engine
        self._screen.close()
        self._pass_rounds(CALM_ROUNDS)
        self.world.close()
        forget_all()
        self._folder.cleanup()

    def exhibit(self, file: Path) -> QQuickWindow:
        """Show one QML file of ours in a window of its own, in the setting of now."""
        component = QQmlComponent(self.engine, QUrl.fromLocalFile(str(file)), self.app)
        window = component.create()
        assert isinstance(window, QQuickWindow), component.errorString()
        window.resize(self.setting.panel.width, self.setting.panel.height)
        window.show()
        self.settle()
        return window


def every_item(item: QQuickItem) -> list[QQuickItem]:
    """The visible items below `item`, itself first, in painting order of the tree."""
    found = [item]
    for child in item.childItems():
        if child.isVisible():
            found += every_item(child)
    return found
