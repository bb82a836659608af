"""What is taken along on a phone: codes on the screen, one or moving ones.

On the page `carry` they hold the declaration in progress, on `prepare` questions to be answered at
home.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.handoff.carrying import Maker, draft_of, questions_of
from kiosk.handoff.envelope import is_available, seal
from kiosk.handoff.erasure import SYMBOLS
from kiosk.handoff.frame import cut, frame_texts
from kiosk.handoff.page import page_address
from kiosk.jobs import Lane, Ok
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from sync.outbox import Outbox

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

CHANGE_MS = 250
CALM_MS = 1500
PAGES = ("carry", "prepare")
NOT_ENROLLED = "0000"


@dataclass(frozen=True, slots=True)
class Codes:
    """What the codes say, and the address of the page that reads them, where there is one."""

    texts: list[str]
    address: str


@QmlElement
@QmlSingleton
class CarryView(QObject):
    """The codes are made when the page opens and forgotten when it closes."""

    changed = Signal()
    offeredChanged = Signal()
    codeChanged = Signal()

    def __init__(
        self,
        visit: Visit,
        chosen_page: str,
        outbox: "Callable[[], Outbox]",
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._chosen_page = chosen_page
        self._outbox = outbox
        self._lane = lane
        self._codes: Codes | None = None
        self._failed = False
        self._moving = False
        self._shown = 0
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._next)
        visit.pageChanged.connect(self._entered)
        visit.stateChanged.connect(self.offeredChanged)
        visit.idleChanged.connect(self._follow_idle)

    @Property(bool, notify=offeredChanged)
    def offered(self) -> bool:
        """Something was declared that is worth taking along, and this machine can."""
        return self._visit.state.underway and self._declares()

    @Property(bool, notify=offeredChanged)
    def preparable(self) -> bool:
        """Whether there are questions worth answering at home."""
        return self._declares()

    def _declares(self) -> bool:
        procedure = self._visit.procedure
        return procedure is not None and procedure.ends != "slip" and is_available()

    @Property(bool, notify=changed)
    def blank(self) -> bool:
        """Whether the codes hold questions only, and no answer."""
        return self._visit.state.page == "prepare"

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        return self._failed

    @Property(bool, notify=changed)
    def several(self) -> bool:
        """Whether it takes more than one code."""
        return self._many

    @Property(bool, notify=changed)
    def opensPage(self) -> bool:
        """Whether the code on the screen is the address of the page, without any answer."""
        return self._many and not self._moving and self._address != ""

    @Property(bool, notify=changed)
    def moving(self) -> bool:
        return self._moving

    @Property(bool, notify=changed)
    def byLink(self) -> bool:
        """Whether a phone's own camera opens the page."""
        return self._address != ""

    @Property(str, notify=codeChanged)
    def payload(self) -> str:
        """The text of the code to show now."""
        if self._codes is None:
            return ""
        if self.opensPage:
            return self._address
        text = self._codes.texts[self._shown]
        linked = self._address != "" and not self._many
        return f"{self._address}#{text}" if linked else text

    @property
    def _many(self) -> bool:
        return self._codes is not None and len(self._codes.texts) > 1

    @property
    def _address(self) -> str:
        return self._codes.address if self._codes is not None else ""

    @Slot()
    def move(self) -> None:
        """Show the moving codes: the page on the phone is open."""
        if self._many and not self._moving:
            self._moving = True
            self._beat.start(CHANGE_MS if self._visit.appearance.look.motion else CALM_MS)
            self.changed.emit()
            self.codeChanged.emit()

    def _entered(self) -> None:
        self._forget()
        procedure = self._visit.procedure
        if self._visit.state.page not in PAGES or procedure is None:
            return
        blank = self.blank
        visit, answers = self._visit, dict(self._visit.state.answers.values)
        language = visit.appearance.look.language
        now = visit.clock.now()

        def make() -> Codes:
            outbox = self._outbox()
            enrolment = outbox.enrolment()
            by = NOT_ENROLLED if enrolment is None else enrolment.kiosk_number
            maker = Maker(by, now, language)
            draft = questions_of(procedure, maker) if blank else draft_of(procedure, answers, maker)
            message = seal(draft, outbox.signing_key(), os.urandom)
            texts = frame_texts(message, range(1 if len(cut(message)) == 1 else SYMBOLS))
            centre = "" if enrolment is None else enrolment.url
            return Codes(texts, page_address(self._chosen_page, centre))

        self._lane.run(make, self._made)

    def _made(self, outcome: object) -> None:
        if self._visit.state.page not in PAGES:
            return
        self._failed = not isinstance(outcome, Ok)
        self._codes = outcome.value if isinstance(outcome, Ok) else None
        self.changed.emit()
        self.codeChanged.emit()
        if self._many and self._address == "":
            self.move()

    def _next(self) -> None:
        assert self._codes is not None
        self._shown = (self._shown + 1) % len(self._codes.texts)
        self.codeChanged.emit()

    def _follow_idle(self) -> None:
        """Under the warning nothing moves."""
        if self._moving and self._visit.warned:
            self._beat.stop()
        elif self._moving and not self._beat.isActive():
            self._beat.start()

    def _forget(self) -> None:
        self._beat.stop()
        self._codes, self._failed, self._moving, self._shown = None, False, False, 0
        self.changed.emit()
        self.codeChanged.emit()
