"""Writes out what a file stands for, within bounds: a short file may not stand for a huge one."""

from typing import Any

from kiosk.procedures.blocks import DEEPEST, BlockError, Shared, expanded
from kiosk.procedures.dated import DatedError, versions
from kiosk.procedures.limits import CHANGES, LETTERS_A_VALUE, VALUES


class TooMuch(BlockError):  # noqa: N818 -- reads as what it is
    """The file stands for more than is allowed."""


def written_out(procedure: Any, shared: Shared) -> list[Any]:
    """Give every dated version of a procedure, with its shared content.

    Raises `BlockError` or `DatedError` where that fails or would be too much.
    """
    changes = procedure.get("changes") if isinstance(procedure, dict) else None
    if isinstance(changes, list) and len(changes) > CHANGES:
        raise DatedError(f"changes: more than {CHANGES}")
    if _Sizes(shared).of(procedure) > VALUES:
        raise TooMuch(f"more than {VALUES} values when shared content is written out")
    return [expanded(version, shared) for version in versions(procedure, shared.changes)]


class _Sizes:
    """Counts values with every `use` written out, without writing them out."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._known: dict[tuple[str, int], int] = {}

    def of(self, value: Any, depth: int = 0) -> int:
        """Give the size of a value; of a procedure, no version of it is larger."""
        count, waiting = 0, [value]
        while waiting and count <= VALUES:
            here = waiting.pop()
            count += 1
            if isinstance(here, str):
                count += len(here) // LETTERS_A_VALUE
            elif isinstance(here, list):
                waiting += here
            elif isinstance(here, dict):
                waiting += here.values()
                if isinstance(here.get("use"), str):
                    count += self._block(here["use"], depth + 1) * _times(here.get("repeat"))
        return count

    def _block(self, name: str, depth: int) -> int:
        if depth > DEEPEST:  # refused where it is written out
            return 1
        if (name, depth) not in self._known:
            change = self._shared.changes.get(name)
            block: list[Any] = [self._shared.blocks.get(name), self._shared.fields.get(name)]
            block += [] if change is None else [change.set_, change.add]
            self._known[name, depth] = self.of(block, depth)
        return self._known[name, depth]


def _times(repeat: Any) -> int:
    return repeat if isinstance(repeat, int) and repeat > 0 else 1
