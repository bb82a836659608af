"""The rows of a list, CSV or JSON, each with the line it begins in. Nothing is judged here."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.directory.entry import COLUMNS
from kiosk.directory.faults import Fault, quoted

_BLANK = re.compile(r"\s*")
_OPENING = re.compile(r'\s*(\{\s*"procedures"\s*:\s*)?\[')


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by column, as they were written."""

    line: int
    cells: Mapping[str, str]


def rows_of(text: str) -> Iterator[Row | Fault]:
    """Read a list in either form; a fault after which nothing can be read is the last thing."""
    is_json = text.startswith(("[", "{"), _after_blank(text, 0))
    return _json_rows(text) if is_json else _csv_rows(text)


def _csv_rows(text: str) -> Iterator[Row | Fault]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Fault(line, "", f"is not CSV: {error}")
            return
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [cell.strip() for cell in cells]
            faults = _header_faults(header, line)
            yield from faults
            if faults:
                return
        elif len(cells) != len(header):
            yield Fault(line, "", f"has {len(cells)} cells, not {len(header)}")
        else:
            yield Row(line, dict(zip(header, cells, strict=True)))


def _header_faults(header: list[str], line: int) -> list[Fault]:
    twice = {name for name in header if header.count(name) > 1}
    strange = [name for name in header if name not in COLUMNS]
    faults = [Fault(line, name, "stands twice") for name in sorted(twice & set(COLUMNS))]
    if len(header) == 1 and not {";", "\t"}.isdisjoint(header[0]):
        faults.append(Fault(line, "", "columns must be parted by commas"))
        return faults
    faults += [Fault(line, quoted(name), "is not a known column") for name in strange]
    return faults + [Fault(line, name, "is missing") for name in COLUMNS if name not in header]


def _json_rows(text: str) -> Iterator[Row | Fault]:
    opening = _OPENING.match(text)
    if opening is None:
        yield Fault(1, "", "must be an array of procedures")
        return
    line, counted = 1, 0
    position = _after_blank(text, opening.end())
    more = not text.startswith("]", position)
    while more:
        line, counted = line + text.count("\n", counted, position), position
        read = _decoded(text, position, line)
        if isinstance(read, Fault):
            yield read
            return
        value, position = read
        yield from _json_row(value, line)
        more = text.startswith(",", position)
        if more:
            position = _after_blank(text, position + 1)
    yield from _ending(text, position, wrapped=opening[1] is not None)


def _decoded(text: str, position: int, line: int) -> tuple[Any, int] | Fault:
    """Give the value that begins here, and where the next sign stands."""
    try:
        value, end = _DECODER.raw_decode(text, position)
    except json.JSONDecodeError as error:
        return Fault(error.lineno, "", f"is not JSON: {error.msg}, at letter {error.colno}")
    except RecursionError:
        return Fault(line, "", "is nested too deeply")
    except ValueError as error:
        return Fault(line, "", f"cannot be read: {error}")
    return value, _after_blank(text, end)


def _ending(text: str, position: int, *, wrapped: bool) -> Iterator[Fault]:
    for sign in "]}" if wrapped else "]":
        if not text.startswith(sign, position):
            line = text.count("\n", 0, position) + 1
            yield Fault(line, "", f"a comma or {sign} is missing here")
            return
        position = _after_blank(text, position + 1)
    if position != len(text):
        line = text.count("\n", 0, position) + 1
        yield Fault(line, "", "nothing but the list of procedures may stand here")


def _json_row(value: Any, line: int) -> Iterator[Row | Fault]:
    if not isinstance(value, dict):
        yield Fault(line, "", "must be an object with a key for each column")
        return
    cells = dict.fromkeys(COLUMNS, "")
    faults: list[Fault] = []
    for key, given in value.items():
        cell = _cell(given)
        if key not in cells:
            faults.append(Fault(line, quoted(key), "is not a known column"))
        elif cell is None:
            faults.append(Fault(line, key, "must be text"))
        else:
            cells[key] = cell
    if faults:
        yield from faults
    else:
        yield Row(line, cells)


def _cell(value: Any) -> str | None:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    return value if isinstance(value, str) else None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {quoted(twice)} stands twice")
    return found


def _after_blank(text: str, position: int) -> int:
    found = _BLANK.match(text, position)
    return found.end() if found else position


_DECODER = json.JSONDecoder(object_pairs_hook=_unique)
