"""Takes up a declaration that comes in codes from a phone: collects, says what it is, asks."""

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.handoff.carrying import resume
from kiosk.handoff.collecting import Collector, Progress, Spoilt
from kiosk.handoff.draft import PHONE, Draft
from kiosk.handoff.envelope import Clock, Opened, Refused, unseal
from kiosk.handoff.frame import NoFrame
from kiosk.identity.sentences import Language, identity_sentence
from kiosk.journey.answers import Answers
from kiosk.procedures.model import Procedure
from kiosk.session.visit import Visit as VisitState
from kiosk.text.dates import say_date
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = frozenset({"welcome", "firsttouch", "find", "doors", "search", "lookup", "resume"})
"""Where nobody has begun anything, so that a code may open a declaration."""


@QmlElement
@QmlSingleton
class ResumeView(QObject):
    """No word of what is carried is shown before its answers have been checked."""

    changed = Signal()

    def __init__(self, visit: Visit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._collector = Collector()
        self._progress: Progress | None = None
        self._problem = ""
        self._opened: Opened | None = None
        self._procedure: Procedure | None = None
        self._answers = Answers()
        self._left_out = 0
        visit.pageChanged.connect(self._entered)
        visit.appearance.languageChanged.connect(self.changed)

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._procedure is not None

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        return self._problem != ""

    @Property(str, notify=changed)
    def said(self) -> str:
        """How far the reading is, or what is wrong."""
        if self._problem == "resume_unknown":
            return say(self._problem, self._language)
        if self._problem:
            return identity_sentence(self._problem, self._language)
        if self._progress is not None and not self.ready:
            have, need = self._progress.have, self._progress.need
            return say("resume_part", self._language, have=have, need=need)
        return ""

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._visit.words(self._procedure.plain_name) if self._procedure else ""

    @Property(str, notify=changed)
    def origin(self) -> str:
        """Where and when it was made."""
        if self._opened is None or not self.ready:
            return ""
        draft = self._opened.draft
        day = say_date(draft.made_at.astimezone(self._visit.clock.now().tzinfo), self._language)
        key = "resume_from_phone" if draft.by == PHONE else "resume_from_kiosk"
        return say(key, self._language, by=draft.by, day=day)

    @Property(str, notify=changed)
    def counted(self) -> str:
        """How much of it holds here."""
        if not self.ready:
            return ""
        count = len(self._answers.values)
        return say("resume_answered", self._language, count=count)

    @Property(str, notify=changed)
    def caution(self) -> str:
        """What must be answered again, or may be past its day."""
        parts = []
        if self.ready and self._left_out:
            parts.append(say("resume_left_out", self._language, count=self._left_out))
        if self._opened is not None and self._opened.doubts:
            parts.append(say("resume_doubt", self._language))
        return " ".join(parts)

    @Slot()
    def accept(self) -> None:
        """The person agrees: papers and consent come next, then the first open question."""
        if self._procedure is None:
            return
        code, version = self._procedure.code, self._procedure.version
        trail = ("welcome", "find")
        state = VisitState("takes", trail, code=code, version=version, answers=self._answers)
        self._visit.take(state)

    def take_scan(self, data: bytes) -> None:
        """Take one scanned code; the first good one opens the page."""
        came = self._collector.take(data.decode("utf-8", "replace"))
        if isinstance(came, NoFrame):
            self._tell(came.code if came.code != "not_handoff" else "not_recognised")
        elif isinstance(came, Progress):
            self._progress = came
            self._tell("")
        elif isinstance(came, Spoilt):
            self._tell("handoff_altered")
        else:
            self._open(came.message)
        if self._visit.state.page != "resume":
            self._visit.open("resume")

    def _open(self, message: bytes) -> None:
        clock = self._visit.clock
        opened = unseal(message, Clock(clock.now(), clock.certain), own_key=None)
        if isinstance(opened, Refused):
            self._tell(opened.code)
            return
        procedure = self._procedure_of(opened.draft)
        if procedure is None:
            self._tell("resume_unknown")
            return
        resumed = resume(procedure, opened.draft, clock.today(), clock_certain=clock.certain)
        self._opened, self._procedure = opened, procedure
        self._answers, self._left_out = resumed.answers, len(resumed.left_out)
        self._tell("")

    def _procedure_of(self, draft: Draft) -> Procedure | None:
        """The version it was begun on, where this kiosk has it; else the one in force."""
        library = self._visit.library
        begun = library.procedure(draft.code, version=draft.version)
        return begun or library.procedure(draft.code, self._visit.today)

    def _tell(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()

    def _entered(self) -> None:
        if self._visit.state.page_below not in PAGES - {"welcome"}:
            self._collector = Collector()
            self._progress = self._opened = self._procedure = None
            self._answers, self._left_out = Answers(), 0
            self._tell("")

    @property
    def _language(self) -> Language:
        return self._visit.appearance.look.language
