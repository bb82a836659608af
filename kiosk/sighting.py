"""The camera's part in scanning: on while a page asks for a code, and which code is meant."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.devices.scanner import Scan
from kiosk.identity.scan import classify
from kiosk.viewmodels.camera_view import Purpose
from kiosk.views import Views

FOR_CODES = {"card", "phone"}


def waits_for_card(views: Views) -> bool:
    """Whether the page shown asks for a card, read by now or not."""
    return views.visit.state.page == "question" and views.question.answer_kind == "card"


class Sighting(QObject):
    """Turns the camera on and off as the visit goes on; hands codes to `take`, as a scanner does.

    What else looks through the camera (papers) is left alone.
    """

    def __init__(self, parent: QObject, views: Views, take: Callable[[Scan], None]) -> None:
        super().__init__(parent)
        self._views = views
        self._take = take
        for changed in (
            views.visit.stateChanged,
            views.visit.idleChanged,
            views.card.stateChanged,
            views.resume.changed,
        ):
            changed.connect(self._aim)
        views.camera.scanned.connect(self._choose)
        views.visit.forgotten.connect(views.camera.rest)

    def _wanted(self) -> Purpose:
        if self._views.visit.warned:
            return ""
        if waits_for_card(self._views):
            return "card" if self._views.card.card is None else ""
        at_resume = self._views.visit.state.page == "resume"
        return "phone" if at_resume and not self._views.resume.ready else ""

    def _aim(self) -> None:
        camera, wanted = self._views.camera, self._wanted()
        if wanted or camera.purpose in FOR_CODES:
            camera.look(wanted, self._views.visit.state.at)

    def _choose(self, scans: tuple[Scan, ...]) -> None:
        """Of several codes in one picture, what the page waits for; else the first."""
        today = self._views.visit.today
        kinds = [classify(scan.data, today, enrolled=True).kind for scan in scans]
        wanted = "card" if waits_for_card(self._views) else "handoff"
        self._views.camera.wait_again()
        self._take(scans[kinds.index(wanted) if wanted in kinds else 0])
