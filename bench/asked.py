"""Labelled queries, and how one answer to one of them is judged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from bench.workbench import ROOT
from kiosk.text.folding import fold

QUERIES = ROOT / "bench" / "queries"
HALVES = ("tuning", "untouched")
ELSEWHERE, UNSURE = "elsewhere", "unsure"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: `want` holds every code that answers, or `elsewhere`, or `unsure`."""

    q: str
    want: tuple[str, ...]
    kind: str
    who: str
    place: str = ""

    @property
    def scope(self) -> str:
        """Whether the kiosk has it (`here`), another office has it, or a clerk would ask back."""
        return self.want[0] if self.want[0] in (ELSEWHERE, UNSURE) else "here"


@dataclass(frozen=True, slots=True)
class Answer:
    """What any search said: codes best first, what it said of another office, and how sure.

    `confident`: sure of what stands first, a code or, where there is one, the other office.
    """

    codes: tuple[str, ...]
    away: str
    confident: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """`rank` from 1, 0 where the wanted code is not among the answers."""

    asked: Asked
    answer: Answer
    rank: int

    @property
    def sent_away(self) -> bool:
        return bool(self.answer.away)

    @property
    def sent_right(self) -> bool:
        """Told to go elsewhere, rightly, and to whom the label says."""
        return (
            self.sent_away
            and self.asked.scope == ELSEWHERE
            and names(self.answer.away, self.asked.place)
        )

    @property
    def sent_wrongly(self) -> bool:
        """Told of another office, surely or not, that is not the one who does it."""
        return self.sent_away and not self.sent_right

    @property
    def falsely_sure(self) -> bool:
        """Sure, and wrong: of a code, of another office, or where a clerk would ask back."""
        right = self.sent_right if self.sent_away else self.rank == 1
        return self.answer.confident and not right

    @property
    def is_right(self) -> bool:
        """Among the first three; told where; or, where nobody can know, not sure of anything."""
        if self.asked.scope == ELSEWHERE:
            return self.sent_right
        if self.asked.scope == UNSURE:
            return not self.answer.confident
        return 1 <= self.rank <= 3


def read_half(half: str) -> list[Asked]:
    """The queries of one half."""
    rows = yaml.safe_load((QUERIES / f"{half}.yaml").read_text("utf-8"))
    return [
        Asked(row["q"], tuple(row["want"]), row["kind"], row["who"], row.get("place", ""))
        for row in rows
    ]


def judge(asked: Asked, answer: Answer) -> Verdict:
    """Find the place of the wanted code among the answers."""
    ranks = [n for n, code in enumerate(answer.codes, 1) if code in asked.want]
    return Verdict(asked, answer, ranks[0] if ranks else 0)


def names(said: str, place: str) -> bool:
    """Whether what is said names a place: every word of one of the names between commas."""
    words = set(_words(said))
    return any(words.issuperset(_words(name)) for name in place.split(","))


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(fold(text))
