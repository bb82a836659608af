"""What the assistant answers: sentences with where each comes from, and what can be done next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Language = Literal["vi", "en"]
Kind = Literal["told", "which", "elsewhere", "unknown", "no_ward"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence comes from: a procedure's code or `ward`, a section, source and day."""

    code: str
    section: str
    source: str
    checked_on: date

    def to_json(self) -> Mapping[str, str]:
        """Give it as commands print it."""
        return {
            "code": self.code,
            "section": self.section,
            "source": self.source,
            "checked_on": self.checked_on.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """Content as it stands in its section; `weak` where staff should be asked again."""

    text: str
    citations: tuple[Citation, ...]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A procedure that may be meant."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Facts, each with its citations; before and after them what the machine says of itself.

    `confident` only where one procedure, or the ward, is surely meant and all that was asked is
    told and well founded. `begin` is the procedure to lead through, empty where there is none.
    """

    kind: Kind
    subject: str
    sentences: tuple[Sentence, ...]
    closing: tuple[str, ...]
    confident: bool
    questions: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    begin: str = ""
    opening: str = ""

    @property
    def text(self) -> str:
        """All of it in one line."""
        parts = [sentence.text for sentence in self.sentences]
        if self.subject and parts:
            parts.insert(0, f"{self.subject}.")
        opening = [self.opening] if self.opening else []
        return " ".join([*opening, *parts, *self.closing])

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every source once, in the order it is told."""
        every = (one for sentence in self.sentences for one in sentence.citations)
        return tuple(dict.fromkeys(every))

    def to_json(self) -> dict[str, Any]:
        """Give it as commands print it."""
        return {
            "answer": self.text,
            "citations": [dict(one.to_json()) for one in self.citations],
            "confident": self.confident,
            "kind": self.kind,
            "questions": list(self.questions),
            "sentences": [
                {"text": each.text, "citations": [dict(one.to_json()) for one in each.citations]}
                for each in self.sentences
            ],
            "choices": [{"code": each.code, "name": each.name} for each in self.choices],
        }
