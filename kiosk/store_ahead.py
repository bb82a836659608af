"""Opens the store while a page is read that leads to it; a kiosk that can keep nothing rests."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kiosk.jobs import Err, Ok
from kiosk.procedures.model import Words
from kiosk.staff.wording import said

if TYPE_CHECKING:
    from kiosk.viewmodels.visit_view import Visit
    from kiosk.world import World

TOWARDS_STORE = frozenset({"privacy", "question", "check", "lookup"})
TRIES = 3
RETRY_MS = 1_000
RESTING_MS = 30_000


class StoreAhead(QObject):
    """Tries a few times, since a fault may pass; then nobody is led through questions in vain.

    A rest ends by itself once the store opens. Whoever has answered something by then is not sent
    away: saving tells her, and can be tried again.
    """

    def __init__(
        self,
        visit: "Visit",
        world: "World",
        later: Callable[[int, Callable[[], None]], None] = QTimer.singleShot,
    ) -> None:
        """Watch the pages of `visit`; `later` waits milliseconds on the GUI thread."""
        super().__init__(visit)
        self._visit, self._world, self._later = visit, world, later
        self._failures = 0
        self._resting = False
        visit.pageChanged.connect(self._look)

    def _look(self) -> None:
        state = self._visit.state
        if state.page in TOWARDS_STORE and not state.practice:
            self._visit.pageChanged.disconnect(self._look)
            self._try()

    def _try(self) -> None:
        self._world.lanes["database"].run(self._open, self._tried)

    def _open(self) -> bool:
        return self._world.outbox().enrolment() is not None

    def _tried(self, outcome: "Ok[bool] | Err") -> None:
        if isinstance(outcome, Ok) and outcome.value:
            self._serve()
            return
        self._failures += 1
        if self._resting:
            self._later(RESTING_MS, self._try)
        elif isinstance(outcome, Err) and self._failures < TRIES:
            self._later(RETRY_MS, self._try)
        else:
            self._rest("store_failed" if isinstance(outcome, Err) else "store_not_joined")

    def _rest(self, why: str) -> None:
        self._failures = 0
        state = self._visit.state
        if state.page not in TOWARDS_STORE or state.answers.values:
            self._visit.pageChanged.connect(self._look)
            return
        self._resting = True
        self._visit.put_out_of_order(Words(vi=said(why, "vi"), en=said(why, "en")))
        self._later(RESTING_MS, self._try)

    def _serve(self) -> None:
        if not self._resting:
            return
        self._resting = False
        self._visit.put_out_of_order(None)
        if self._visit.state.page == "outoforder":
            self._visit.end("left")
