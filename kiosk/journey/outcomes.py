"""What checking an answer gives: a value to keep, or a reason why not, and soft findings."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.journey.answers import Answer
from kiosk.journey.errors import ErrorCode
from kiosk.procedures.model import Words
from kiosk.text.sentences import sentence

Language = Literal["vi", "en"]
MessageValue = str | int | date


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about one answer; `words` stand in the content for the content's rules."""

    field: str
    code: str
    values: Mapping[str, MessageValue] = dataclasses.field(default_factory=dict)
    words: Words | None = None

    def message(self, language: Language) -> str:
        """Say it to a person."""
        if self.words is not None:
            return self.words.vi if language == "vi" else self.words.en
        return sentence(self.code, language, **{"field": self.field, **self.values})


@dataclass(frozen=True, slots=True)
class Valid:
    """The answer in its normal form; `warnings` never block."""

    value: Answer
    warnings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Invalid:
    """Why the answer cannot be taken; what was there before is kept by the caller."""

    code: ErrorCode
    values: Mapping[str, MessageValue] = dataclasses.field(default_factory=dict)

    def message(self, language: Language) -> str:
        """Say it to a person."""
        return sentence(self.code, language, **self.values)


@dataclass(frozen=True, slots=True)
class Report:
    """All that is wrong with a set of answers, and the answers that count, in normal form."""

    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    answers: Mapping[str, Answer]

    @property
    def ok(self) -> bool:
        """Whether the declaration can be saved."""
        return not self.errors
