"""A booth where papers are pictured; what the camera and the darkroom do is up to the test."""

from dataclasses import replace
from pathlib import Path

from kiosk.capture.page import Page, View
from kiosk.config import Papers, Point
from kiosk.devices.camera import Still
from kiosk.jobs import Ok
from kiosk.session.visit import Visit as VisitState
from tests.screens.borders import QuietWatcher
from tests.screens.ways import complete
from tests.viewmodels.booth import BIRTH, TODAY, Booth, procedure_of

AHEAD = Point(sent_ahead=True)
PIXELS = View(2, 3, bytes(24))
PAGE = Page(b"jpeg", PIXELS, 200, 300, ())
LONG_MS = 60_000


def answers_with(*papers: str) -> dict[str, object]:
    """Answers to the birth of a child for which these papers are to be handed in."""
    answers = dict(complete(procedure_of(BIRTH), TODAY))
    answers["birth_proof"] = "witness" if "witness_statement" in papers else "note"
    answers["relation"] = "proxy" if "authorisation" in papers else "mother"
    return answers


class Desk:
    """A booth where papers are pictured; the camera and the darkroom do what the test says."""

    def __init__(self, folder: Path, kind: str = "camera", point: Point = AHEAD) -> None:
        self.booth = Booth(folder, point=point, papers=Papers(kind=kind))  # type: ignore[arg-type]
        self.watcher = QuietWatcher()
        camera = self.booth.views.camera
        camera._settings = type(camera._settings)(kind="simulator")
        camera._watcher = self.watcher  # type: ignore[assignment]
        self.view = self.booth.views.papers

    def come(self, *papers: str) -> None:
        """Stand at the offer, as after the last answer."""
        self.booth.enter(BIRTH, answers_with(*papers), at="@check")  # type: ignore[arg-type]
        self.booth.views.visit.take(self.at("papers"))

    def at(self, page: str) -> VisitState:
        return replace(self.booth.state, page=page)

    def picture(self, found: object = PAGE, still: object = Still(b"raw")) -> None:
        """Press the button; this comes of it."""
        self.view.take()
        if isinstance(still, Still):
            self.booth.paper.answers = [Ok(found)]
        self.booth.views.camera.tookStill.emit(still)

    def keep(self) -> None:
        self.picture()
        self.view.use()

    @property
    def step(self) -> str:
        return str(self.view.property("step"))
