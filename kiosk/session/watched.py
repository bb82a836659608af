"""Files that every UI loads once at its start: when one is replaced, those UIs are out of date."""

from collections.abc import Sequence
from pathlib import Path

Identity = tuple[int, int, int]


class WatchedFiles:
    """Compares which files there are with those of the last time; reads none."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """What is there now is what the first UI will load."""
        self._paths = tuple(paths)
        self._seen = self._look()

    def changed(self) -> bool:
        """Whether a file came, went or was replaced since this was last asked."""
        before, self._seen = self._seen, self._look()
        return self._seen != before

    def _look(self) -> tuple[Identity | None, ...]:
        return tuple(map(_identity, self._paths))


def _identity(path: Path) -> Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
