"""The peer of search: plain SQLite FTS5 over the same wordings, ranked by its own bm25."""

import re

from pysqlite3 import dbapi2 as sqlite

from kiosk.search.entries import Entries, Result, Target, Unclear

_WORD = re.compile(r"[^\W_]+")


class FullText:
    """One row a target, all its wordings in it: what most programs would do."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._table = sqlite.connect(":memory:")
        self._table.execute(
            "CREATE VIRTUAL TABLE told USING fts5"
            "(code, wordings, tokenize = 'unicode61 remove_diacritics 2')"
        )
        said: dict[int, list[str]] = {}
        for target, wording, _ in entries.phrases:
            if not isinstance(entries.targets[target], Unclear):
                said.setdefault(target, []).append(wording)
        self._table.executemany(
            "INSERT INTO told(rowid, code, wordings) VALUES (?, ?, ?)",
            [(n, self._code(n), "\n".join(wordings)) for n, wordings in said.items()],
        )

    def find(self, query: str, limit: int) -> list[Target]:
        """Targets, best first; any word may match."""
        words = [f'"{word}"' for word in _WORD.findall(query)]
        if not words:
            return []
        rows = self._table.execute(
            "SELECT rowid FROM told WHERE told MATCH ? ORDER BY bm25(told) LIMIT ?",
            (" OR ".join(words), limit),
        )
        return [self._entries.targets[row[0]] for row in rows]

    def close(self) -> None:
        self._table.close()

    def _code(self, number: int) -> str:
        target = self._entries.targets[number]
        return target.code if isinstance(target, Result) else ""
