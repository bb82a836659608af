"""The sequence numbers the centre says it holds. Pure."""

from bisect import bisect_right
from collections.abc import Sequence

from sync.wire import SequenceRange


class HeldSet:
    """Ranges in any order, both ends included."""

    def __init__(self, ranges: Sequence[SequenceRange]) -> None:
        """Sort and join the ranges; those that end before they begin hold nothing."""
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for part in sorted(ranges, key=lambda r: r.first):
            if part.last < part.first:
                continue
            if self._lasts and part.first <= self._lasts[-1]:
                self._lasts[-1] = max(self._lasts[-1], part.last)
            else:
                self._firsts.append(part.first)
                self._lasts.append(part.last)

    def __contains__(self, seq: int) -> bool:
        index = bisect_right(self._firsts, seq) - 1
        return index >= 0 and seq <= self._lasts[index]
