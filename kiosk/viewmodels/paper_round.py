"""Which papers may be pictured in this visit, and what there is of each."""

from typing import TYPE_CHECKING

from kiosk.config import Point
from kiosk.journey.pictures import may_be_pictured, pictured_papers
from kiosk.viewmodels.exposure import Source
from kiosk.viewmodels.taken_pictures import TakenPictures
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

if TYPE_CHECKING:
    from kiosk.journey.dossier import Attached
    from kiosk.procedures.model import Paper
    from sync.outbox import Forgotten, SealedAttachment


class PaperRound:
    """Worked out again from the answers each time; pages of a paper not asked for are not filed."""

    def __init__(self, visit: Visit, taken: TakenPictures, point: Point, source: Source) -> None:
        self._visit = visit
        self._point = point
        self.taken = taken
        self.source = source

    @property
    def sent_ahead(self) -> bool:
        """Whether this point sends papers with the declaration."""
        return self._point.sent_ahead

    @property
    def papers(self) -> "tuple[Paper, ...]":
        """Those that may be pictured for the answers given."""
        if self.source == "none" or self._visit.procedure is None:
            return ()
        return pictured_papers(self._visit.journey, sent_ahead=self.sent_ahead)

    def may_picture(self) -> bool:
        """Whether some answers to the chosen procedure would lead to a picture."""
        procedure = self._visit.procedure
        return (
            self.source != "none"
            and procedure is not None
            and may_be_pictured(procedure, sent_ahead=self.sent_ahead)
        )

    def page_after_questions(self) -> str:
        """Where the last answer leads."""
        return "papers" if self.papers else "check"

    def summary(self) -> list[tuple[str, str]]:
        """Each paper with how many pages of it there are."""
        language = self._visit.appearance.look.language
        rows = []
        for paper in self.papers:
            count = self.taken.count(paper.id)
            detail = say("papers_pages" if count else "papers_none", language, count=count)
            rows.append((self._visit.words(paper.name), detail))
        return rows

    def attached(self) -> "tuple[Attached, ...]":
        """The pages of these papers, as the dossier names them."""
        return self.taken.attached([paper.id for paper in self.papers])

    def sealed(
        self, attached: "tuple[Attached, ...]"
    ) -> "tuple[SealedAttachment, ...] | Forgotten":
        """The same as they are saved; on the database lane only."""
        return self.taken.sealed(attached)
