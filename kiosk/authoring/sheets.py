"""The sheets of the workbook: which columns they have, and how a cell is stamped.

The stamp of a row digests each cell as it was exported, so that an import tells what was changed in
the workbook from what was changed in the files since.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.authoring.condition_words import authoring_words
from kiosk.authoring.records import Kind, Record

ADDRESS = ("file", "path", "what")
STAMP = "stamp"
DAYS = frozenset({"checked_on", "effective_from", "effective_to", "from"})
STRENGTHS = ("sure", "good", "weak", "unsourced")
DIGITS = 10
LISTS = frozenset(
    ("parts", "questions", "options", "papers", "notices", "warnings", "components", "derived")
)
"""Under these stand own names, whatever else they mean."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a row a record, `fields` in the order of its columns."""

    kind: Kind
    fields: tuple[str, ...]

    @property
    def title(self) -> str:
        """What stands on its tab."""
        return authoring_words()[f"sheet_{self.kind}"]

    @property
    def columns(self) -> tuple[str, ...]:
        """Keys of all columns, address and stamp too."""
        return (*ADDRESS, *self.fields, STAMP)

    @property
    def header(self) -> tuple[str, ...]:
        """What stands in the first row."""
        return tuple(authoring_words()[f"column_{key}"] for key in self.columns)

    def column(self, field: str) -> int:
        """Give the number of a column, from 0."""
        return self.columns.index(field)


SHEETS = (
    Sheet("words", ("vi", "en", "spoken")),
    Sheet("money", ("vi", "en", "spoken", "amount")),
    Sheet(
        "days",
        (
            *("source", "strength", "checked_on", "note"),
            *("version", "effective_from", "effective_to", "from"),
        ),
    ),
)


def digest(value: str) -> str:
    """Give what stands for a value in a stamp."""
    return hashlib.sha256(value.encode()).hexdigest()[:DIGITS]


def stamp_of(record: Record, fields: Sequence[str]) -> str:
    """Give the stamp of a row: the digest of each cell the record has, in order of columns."""
    return ".".join(digest(record.fields[field]) for field in fields if field in record.fields)


def described(path: str) -> str:
    """Say in Vietnamese what stands at a path: "câu · relation · câu hỏi"."""
    words = authoring_words()
    steps = path.split("/")
    said = [
        step if before in LISTS else words.get(f"step_{step}", step)
        for before, step in zip(["", *steps], steps, strict=False)
    ]
    return " · ".join(step for step in said if step)
