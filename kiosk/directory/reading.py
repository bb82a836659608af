"""A list of procedures, as the centre gives it out, to entries. The file may be anything."""

from kiosk.directory.cells import clean, read_cells
from kiosk.directory.entry import Entry
from kiosk.directory.faults import Fault, FaultyListError
from kiosk.directory.rows import Row, rows_of

MOST_BYTES = 8_000_000
MOST_ROWS = 20_000
MOST_FAULTS = 100


def read_list(data: bytes, most_bytes: int = MOST_BYTES) -> tuple[Entry, ...]:
    """Read CSV or JSON in UTF-8; `FaultyListError` when anything at all is wrong with it."""
    if len(data) > most_bytes:
        raise FaultyListError([Fault(1, "", f"is longer than {most_bytes} bytes")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = Fault(line, "", f"is not UTF-8 text at byte {error.start}")
        raise FaultyListError([fault]) from error
    return _Taking().take(text)


class _Taking:
    """The entries and the faults of one list, as far as it was read."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.lines: dict[str, int] = {}
        self.faults: list[Fault] = []

    def take(self, text: str) -> tuple[Entry, ...]:
        for number, row in enumerate(rows_of(text), 1):
            if number > MOST_ROWS:
                self.faults.append(Fault(row.line, "", f"more than {MOST_ROWS} procedures"))
            elif isinstance(row, Fault):
                self.faults.append(row)
            else:
                self._take_row(row)
            if number > MOST_ROWS or len(self.faults) >= MOST_FAULTS:
                break
        if not self.entries and not self.faults:
            self.faults.append(Fault(1, "", "holds no procedure"))
        if self.faults:
            raise FaultyListError(self.faults[:MOST_FAULTS])
        return tuple(self.entries.values())

    def _take_row(self, row: Row) -> None:
        def tell(column: str, message: str) -> None:
            self.faults.append(Fault(row.line, column, message))

        cells = {column: clean(cell) for column, cell in row.cells.items()}
        entry = read_cells(cells, tell)
        first = self.lines.setdefault(cells["code"], row.line)
        if cells["code"] in self.entries:
            tell("code", f"{cells['code']} stands in line {first} already")
        elif entry is not None:
            self.entries[entry.code] = entry
