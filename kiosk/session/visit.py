"""One person's visit as frozen state: the page, the way back, the answers, what was agreed.

Pure and JSON-ready: this is what the encrypted journal holds and nothing else does.
"""

from dataclasses import astuple, dataclass, field, replace
from typing import Any

from kiosk.journey.answers import Answers
from kiosk.journey.consent import Consent
from kiosk.journey.places import START
from kiosk.session.undo import Before

OVERLAYS = frozenset(
    {"settings", "call", "leave", "guide", "copydown", "fullname", "carry", "prepare"}
)
"""Pages opened from anywhere that return to where the person was."""

AT_REST = frozenset({"welcome", "outoforder", "recover"})
"""Pages on which nobody's visit is under way."""

BEHIND_PIN = frozenset(
    {
        "staff",
        "stafflist",
        "staffone",
        "staffask",
        "staffstick",
        "staffwhich",
        "staffcarry",
        "staffsheet",
    }
)

WITHOUT_CONTENT = BEHIND_PIN | {"staffpin", "settings", "call", "leave"}
"""What an out-of-order machine still shows: no page of these needs anything of a procedure."""

NO_DRAFT = ("", "")


@dataclass(frozen=True, slots=True)
class SavedDossier:
    """What the outbox answered: the number on the slip."""

    id: str
    reference: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the counter page is about: its names as it was chosen by, and the line below them.

    `code` is empty where several procedures, or none, stand behind the choice; an English text is
    empty where there is none.
    """

    code: str
    name: str
    name_en: str
    advice: str = ""
    advice_en: str = ""


NOTHING_ASKED = Asked("", "", "")


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything between the first touch and the last.

    `under` holds pages below an overlay. `dossier_id` is chosen before the save is begun, so that
    whoever goes on after a crash saves the same dossier, not a second one. `draft` is a question's
    name and what was typed for it but not yet handed over. A visit for `practice` saves, prints and
    keeps nothing, so it is in no journal.
    """

    page: str = "welcome"
    trail: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    code: str = ""
    version: str = ""
    at: str = START
    answers: Answers = field(default_factory=Answers)
    consents: tuple[Consent, ...] = ()
    check_index: int = 0
    mending: bool = False
    saved: SavedDossier | None = None
    dossier_id: str = ""
    draft: tuple[str, str] = NO_DRAFT
    asked: Asked = NOTHING_ASKED
    practice: bool = False
    before: Before | None = None

    @property
    def underway(self) -> bool:
        """Whether leaving now loses answers."""
        return bool(self.answers.values) and self.saved is None

    @property
    def page_below(self) -> str:
        """The page the person is on, whatever is open over it."""
        return self.under[0] if self.under else self.page

    def go(self, page: str) -> "Visit":
        """Open the next page; Back will return to this one."""
        return replace(self, page=page, trail=(*self.trail, self.page), under=())

    def back(self) -> "Visit":
        """Return to the page before; on the first one, stay."""
        if not self.trail:
            return self
        return replace(self, page=self.trail[-1], trail=self.trail[:-1], under=())

    def open_over(self, page: str) -> "Visit":
        """Open a page that returns to this one when closed; twice is once."""
        if self.page == page:
            return self
        return replace(self, page=page, under=(*self.under, self.page))

    def close_over(self) -> "Visit":
        """Return from such a page."""
        if not self.under:
            return self
        return replace(self, page=self.under[-1], under=self.under[:-1])

    def to_json(self) -> dict[str, Any]:
        """The journal's form."""
        return {
            "page": self.page_below,
            "trail": list(self.trail),
            "code": self.code,
            "version": self.version,
            "at": self.at,
            "answers": self.answers.to_json(),
            "consents": [[c.purpose, c.version, c.given, c.at] for c in self.consents],
            "check_index": self.check_index,
            "mending": self.mending,
            "dossier_id": self.dossier_id,
            "draft": list(self.draft),
            "asked": list(astuple(self.asked)),
            "saved": [self.saved.id, self.saved.reference] if self.saved else None,
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Visit":
        """Read what `to_json` gave; ValueError for anything else."""
        try:
            return cls(
                page=str(stored["page"]),
                trail=tuple(str(page) for page in stored["trail"]),
                code=str(stored["code"]),
                version=str(stored["version"]),
                at=str(stored["at"]),
                answers=Answers.from_json(stored["answers"]),
                consents=tuple(Consent(*consent) for consent in stored["consents"]),
                check_index=int(stored["check_index"]),
                mending=bool(stored["mending"]),
                dossier_id=str(stored["dossier_id"]),
                draft=_draft(*stored["draft"]),
                asked=Asked(*(str(words) for words in stored["asked"])),
                saved=SavedDossier(*stored["saved"]) if stored["saved"] else None,
            )
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            message = "this is not a stored visit"
            raise ValueError(message) from error


def _draft(name: object, text: object) -> tuple[str, str]:
    return str(name), str(text)
