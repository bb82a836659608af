"""One kiosk without a window: real content, views and outbox; invented paper, voice and clock."""

import functools
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject

from kiosk.appearance.look import Look
from kiosk.config import Data, Papers, Point, Settings
from kiosk.devices.camera import Camera
from kiosk.journey.answers import Answer, Answers
from kiosk.journey.path import Journey
from kiosk.procedures.library import Library
from kiosk.procedures.model import Procedure
from kiosk.search.index import Search
from kiosk.session.site_clock import ZONE, SiteClock
from kiosk.session.visit import Visit as VisitState
from kiosk.speech.speaker import Listener, SpeechState
from kiosk.speech.utterance import Utterance
from kiosk.viewmodels import singleton
from kiosk.views import build_views
from kiosk.world import World
from tests.library import in_use
from tests.screens.borders import PaperPrinter, SameMomentLane, enrol
from tests.screens.ways import complete

NOW = datetime(2026, 11, 24, 8, 12, tzinfo=ZONE)
TODAY = NOW.date()
LOOK = Look(px_per_mm=4.03, motion=False)
BIRTH, STAY, STATUS, PENSION, COPIES = (
    "1.001193",
    "1.004194",
    "1.004873",
    "1.014027",
    "2.000815",
)
FIVE = (BIRTH, STAY, STATUS, PENSION, COPIES)
CARD = (
    "003155012345||NGUYỄN THỊ HƯỜNG|05031955|Nữ|Số 5 ngõ 10 phố Ví Dụ, phường Mẫu|20042021".encode()
)


@functools.cache
def content() -> "Future[tuple[Library, Search]]":
    """The real content and its index, loaded once a process."""
    loaded: Future[tuple[Library, Search]] = Future()
    library = in_use()
    loaded.set_result((library, Search(library, on=TODAY)))
    return loaded


def procedure_of(code: str) -> Procedure:
    procedure = content().result()[0].procedure(code)
    assert procedure is not None
    return procedure


class Voice:
    """A speaker that says nothing by itself; the test tells it how far it is."""

    def __init__(self) -> None:
        self.state: SpeechState = "ready"
        self.said: list[Utterance] = []
        self.volumes_db: list[float] = []
        self.chimes = 0
        self.stops = 0
        self.listener: Listener | None = None

    def attach(self, listener: Listener) -> None:
        self.listener = listener

    def say(self, utterance: Utterance) -> None:
        self.said.append(utterance)

    def stop(self) -> None:
        self.stops += 1

    def set_volume(self, volume_db: float) -> None:
        self.volumes_db.append(volume_db)

    def chime(self) -> None:
        self.chimes += 1

    def finish(self) -> None:
        """Be at the end of what was said last."""
        assert self.listener is not None
        self.listener.finished(self.said[-1])

    @property
    def texts(self) -> list[str]:
        return ["".join(segment.shown for segment in u.segments) for u in self.said]


class Booth:
    """Everything one person meets, without pixels."""

    def __init__(
        self,
        data_dir: Path,
        *,
        enrolled: bool = True,
        point: Point | None = None,
        papers: Papers | None = None,
    ) -> None:
        if enrolled:
            enrol(data_dir)
        self.now = NOW
        self.root = QObject()
        self.printer = PaperPrinter()
        self.voice = Voice()
        self.database = SameMomentLane()
        self.paper = SameMomentLane()
        self.world = World(
            Settings(data=Data(dir=data_dir), point=point or Point(), papers=papers or Papers()),
            {"database": self.database, "paper": self.paper},
            clock=SiteClock(lambda: self.now, certain=True),
        )
        self.world._content = content()
        self.world.printer = self.printer
        self.world.open_speaker = lambda: self.voice
        self._others = dict(singleton._objects)
        self.views = build_views(self.world, LOOK, self.root)

    @property
    def state(self) -> VisitState:
        return self.views.visit.state

    @property
    def answers(self) -> Mapping[str, Answer]:
        return self.state.answers.values

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def enter(self, code: str, answers: Mapping[str, Answer] | None = None, at: str = "") -> None:
        """Stand at a question of a procedure, or at the first one that is open."""
        given = Answers()
        for name, value in (answers or {}).items():
            given = given.set_answer(name, value, "typed")
        procedure = procedure_of(code)
        journey = Journey(procedure, given.values, TODAY)
        at = at or journey.resume().at
        trail = ("welcome", "find", "takes", "privacy")
        self.views.visit.take(VisitState("question", trail, (), code, procedure.version, at, given))

    def enter_check(self, code: str, answers: Mapping[str, Answer] | None = None) -> None:
        """Stand at the check pages with everything answered."""
        given = answers or complete(procedure_of(code), TODAY)
        self.enter(code, given, at="@check")
        self.views.visit.go("check")

    def have_camera(self, camera: Camera) -> None:
        """Have this camera from now on."""
        view = self.views.camera
        view._settings = replace(view._settings, kind="simulator")
        view._open_camera = lambda: camera

    def type(self, keys: str) -> None:
        for key in keys:
            self.views.keyboard.press(key)

    def english(self) -> None:
        self.views.appearance.setLanguage("en")

    def close(self) -> None:
        self.views.camera.close()
        shiboken6.delete(self.root)
        self.world.close()
        singleton._objects.clear()
        singleton._objects.update(self._others)


def rows_of(view: QObject) -> list[tuple[object, ...]]:
    """The rows of a list model."""
    return list(view.rows)
