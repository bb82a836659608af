"""What is different between two lists: what a technician reads before trusting the new one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kiosk.directory.entry import COLUMNS, Entry


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of a procedure that stands in both lists; `field` is its column."""

    code: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """Codes in the order of their lists; `changed` by code, then by column."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[CellChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both lists say the same."""
        return not (self.new or self.gone or self.changed)


def compare(before: Sequence[Entry], after: Sequence[Entry]) -> Change:
    """Compare by code; the order of rows does not count."""
    old = {entry.code: entry for entry in before}
    now = {entry.code: entry for entry in after}
    return Change(
        new=tuple(code for code in now if code not in old),
        gone=tuple(code for code in old if code not in now),
        changed=tuple(
            change
            for code, entry in now.items()
            if code in old and old[code] != entry
            for change in _cells_changed(old[code], entry)
        ),
    )


def missing(guided: Collection[str], entries: Sequence[Entry]) -> tuple[str, ...]:
    """Give the guided national codes the list lacks. They stay guided; local ones are in none."""
    listed = {entry.code for entry in entries}
    return tuple(code for code in guided if code not in listed and not code.startswith("local."))


def _cells_changed(old: Entry, new: Entry) -> list[CellChange]:
    before, after = old.cells(), new.cells()
    return [
        CellChange(new.code, column, before[column], after[column])
        for column in COLUMNS
        if before[column] != after[column]
    ]
