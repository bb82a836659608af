"""Pictures of the papers to hand in, before the check: which, one after another, page by page."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.journey.consent import Consent
from kiosk.session.visit import Visit as VisitState
from kiosk.viewmodels.camera_view import CameraView
from kiosk.viewmodels.exposure import Darkroom, Exposure
from kiosk.viewmodels.paper_round import PaperRound
from kiosk.viewmodels.privacy_view import load_notice
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

if TYPE_CHECKING:
    from kiosk.procedures.model import Paper

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = ("papers", "picture")
UNKEPT = {"too_many": "picture_too_many", "disk_full": "papers_unable"}


@QmlElement
@QmlSingleton
class PapersView(QObject):
    """One paper at a time. A picture is shown once, sealed when it is found good, and forgotten."""

    changed = Signal()
    stepChanged = Signal()
    pictureChanged = Signal()

    def __init__(
        self,
        visit: Visit,
        camera: CameraView,
        papers: PaperRound,
        darkroom: Darkroom,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._camera = camera
        self._papers = papers
        self._taken = papers.taken
        self._now = darkroom.now
        self._rows = Rows(("title", "detail"), self)
        self._exposure = Exposure(darkroom, camera, self)
        self._index = self._person = 0
        self._resting = self._sealing = self._mending = False
        self._unable = ""
        self._told = ""
        self._exposure.changed.connect(self._tell)
        self._exposure.pictureChanged.connect(self.pictureChanged)
        camera.changed.connect(self.changed)
        visit.stateChanged.connect(self._tell)
        visit.idleChanged.connect(self._aim_camera)
        visit.pageChanged.connect(self._entered)
        visit.appearance.languageChanged.connect(self._tell)

    @property
    def image(self) -> QImage:
        """The page to look at."""
        return self._exposure.image

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(str, notify=changed)
    def unable(self) -> str:
        """Why no picture can be taken at all; empty when it can."""
        return say(self._unable, self._language) if self._unable else ""

    @Property(bool, constant=True)
    def byCamera(self) -> bool:
        return self._by_camera

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        """What is done now: aim, busy, look (at the picture), kept (what there is of it)."""
        return self._step

    @Property(str, notify=changed)
    def name(self) -> str:
        paper = self._paper
        return self._visit.words(paper.name) if paper else ""

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._count

    @Property(str, notify=changed)
    def said(self) -> str:
        """What is wrong with the picture, or why there is none."""
        if self._exposure.said:
            return say(self._exposure.said, self._language)
        aims = self._step == "aim" and self._by_camera
        return str(self._camera.said) if aims else ""

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        return self._step == "aim" and (not self._by_camera or bool(self._camera.looking))

    @Property(bool, notify=changed)
    def last(self) -> bool:
        """Whether no other paper comes after this one."""
        return self._mending or self._index + 1 >= len(self._papers.papers)

    @Property(str, notify=pictureChanged)
    def picture(self) -> str:
        """The address of the page to look at; empty when there is none."""
        return "" if self.image.isNull() else f"image://page/{self._exposure.shown}"

    @Property(float, notify=pictureChanged)
    def shape(self) -> float:
        """Its width over its height."""
        return self.image.width() / self.image.height() if not self.image.isNull() else 0.71

    @Slot()
    def begin(self) -> None:
        """Take pictures; pressing this is the person's agreement to it."""
        state = self._visit.state
        at = self._now().isoformat(timespec="seconds")
        given = Consent("pictures", load_notice().version, True, at)
        others = tuple(one for one in state.consents if one.purpose != given.purpose)
        self._mending = False
        self._open(0, replace(state, consents=(*others, given), page="picture"))

    @Slot()
    def skip(self) -> None:
        """Leave it to the counter; what was taken already stays."""
        self._to_check()

    def mend(self, number: int) -> None:
        """Come back to one paper from the check page."""
        self._mending = True
        self._open(number, replace(self._visit.state, page="picture"))

    @Slot()
    def take(self) -> None:
        self._exposure.take()

    @Slot()
    def turn(self) -> None:
        self._exposure.turn()

    @Slot()
    def retake(self) -> None:
        self._exposure.forget()

    @Slot()
    def use(self) -> None:
        """The person finds it readable: seal it now, and let go of it."""
        paper, page = self._paper, self._exposure.page
        if paper is None or page is None or self._sealing:
            return
        if self._visit.state.practice:
            self._taken.pretend(paper.id)
            self._rest("")
            return
        self._sealing = True
        self._exposure.forget()
        person = self._person
        self._taken.keep(
            paper.id,
            page.jpeg,
            lambda handle: self._kept(handle) if person == self._person else None,
        )

    @Slot()
    def more(self) -> None:
        self._resting = False
        self._exposure.forget()

    @Slot()
    def removeLast(self) -> None:
        paper = self._paper
        if paper is not None:
            self._taken.drop_last(paper.id)
            self._rest("")

    @Slot()
    def next(self) -> None:
        """Done with this paper."""
        if self.last:
            self._to_check()
        else:
            self._open(self._index + 1, self._visit.state)

    @Slot()
    def back(self) -> None:
        """From a picture to taking it; from there to the list, or the check it came from."""
        state = self._visit.state
        if state.page == "papers":
            self._visit.take(replace(state, at=self._visit.journey.back().at).back())
        elif self._exposure.step == "look":
            self.retake()
        elif self._mending:
            self._to_check()
        else:
            self._exposure.forget()
            self._visit.take(replace(state, page="papers"))

    @property
    def _step(self) -> str:
        if self._resting:
            return "kept"
        return "busy" if self._sealing else self._exposure.step

    @property
    def _by_camera(self) -> bool:
        return self._papers.source == "camera"

    @property
    def _count(self) -> int:
        paper = self._paper
        return self._taken.count(paper.id) if paper else 0

    @property
    def _language(self) -> Any:
        return self._visit.appearance.look.language

    @property
    def _paper(self) -> "Paper | None":
        papers = self._papers.papers
        return papers[self._index] if self._index < len(papers) else None

    def _to_check(self) -> None:
        self._exposure.forget()
        self._visit.take(replace(self._visit.state, page="check"))

    def _open(self, number: int, state: VisitState) -> None:
        self._index = number
        self._visit.take(state)
        self._rest("")

    def _kept(self, handle: object) -> None:
        reason = getattr(handle, "reason", "failed" if handle is None else "")
        self._rest(UNKEPT.get(reason, "picture_failed") if reason else "")

    def _rest(self, problem: str) -> None:
        """Show what there is of this paper, or where to lay it if there is nothing."""
        self._sealing = False
        self._resting = self._count > 0
        self._exposure.refuse(problem)

    def _aim_camera(self) -> None:
        """On while a picture may be taken, and at no other time."""
        if not self._by_camera:
            return
        state = self._visit.state
        aims = self._exposure.wants_camera and not self._resting and not self._sealing
        if state.page == "picture" and aims and not self._visit.warned:
            self._camera.look("paper")
        elif self._camera.purpose == "paper":
            self._camera.rest()

    def _entered(self) -> None:
        page = self._visit.state.page
        if page == "welcome":
            self._forget_person()
        elif page == "papers" and not self._visit.state.practice:
            person = self._person
            self._taken.ask_room(
                lambda refused: self._told_room(refused) if person == self._person else None
            )
        if self._visit.state.page_below not in PAGES and self._exposure.step != "aim":
            self._exposure.forget()
        self._tell()

    def _told_room(self, refused: object) -> None:
        self._unable = "" if refused is None else "papers_unable"
        self._tell()

    def _forget_person(self) -> None:
        self._person += 1
        self._taken.forget()
        self._exposure.forget()
        self._index, self._unable = 0, ""
        self._resting = self._sealing = self._mending = False

    def _tell(self) -> None:
        self._aim_camera()
        if self._visit.state.page_below in PAGES:
            self._rows.replace_rows(self._papers.summary())
            self.changed.emit()
            if self._step != self._told:
                self._told = self._step
                self.stepChanged.emit()
