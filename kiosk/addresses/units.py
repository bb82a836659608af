"""The list of today's provinces and communes, read from `assets/addresses/units.tsv`.

First lines "key<tab>value" and an empty line; then a line a province (two digits) followed by its
communes (five digits): code, name, and the name it had since July 2025 where that has changed.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from kiosk.addresses.unit import Commune, FormerCommune, Province
from kiosk.config import ASSETS

UNITS = ASSETS / "addresses" / "units.tsv"
MOST_BYTES = 2_000_000
_PROVINCE = re.compile(r"[0-9]{2}")
_COMMUNE = re.compile(r"[0-9]{5}")
_COLUMNS = 3


class UnitsError(Exception):
    """The list cannot be read; the text names file and line."""


@dataclass(frozen=True)
class Units:
    """The two-level list as of one day. `dataset` names its edition in every dossier."""

    dataset: str
    valid_from: date
    provinces: tuple[Province, ...]
    communes: tuple[Commune, ...]
    renamed: tuple[FormerCommune, ...] = ()

    @cached_property
    def by_code(self) -> Mapping[str, Commune]:
        """Communes by their five digits."""
        return {commune.code: commune for commune in self.communes}

    @cached_property
    def _provinces(self) -> Mapping[str, Province]:
        return {province.code: province for province in self.provinces}

    @cached_property
    def _within(self) -> Mapping[str, tuple[Commune, ...]]:
        found: dict[str, list[Commune]] = {province.code: [] for province in self.provinces}
        for commune in self.communes:
            found[commune.province.code].append(commune)
        return {code: tuple(communes) for code, communes in found.items()}

    def commune(self, code: str) -> Commune | None:
        """Look a commune up by its five digits."""
        return self.by_code.get(code)

    def province(self, code: str) -> Province | None:
        """Look a province up by its two digits."""
        return self._provinces.get(code)

    def within(self, province: Province) -> tuple[Commune, ...]:
        """Give the communes of a province, in the order of the list."""
        return self._within.get(province.code, ())


@functools.lru_cache(maxsize=2)
def load_units(path: Path = UNITS) -> Units:
    """Read the list; raises `UnitsError` naming file and line."""
    lines = read_lines(path)
    head = dict(_head(path, lines))
    provinces: list[Province] = []
    communes: list[Commune] = []
    renamed: list[FormerCommune] = []
    for number, line in lines:
        code, name, before = _columns(path, number, line)
        if _PROVINCE.fullmatch(code):
            provinces.append(Province(code, name))
        elif _COMMUNE.fullmatch(code) and provinces:
            communes.append(Commune(code, name, provinces[-1]))
            if before:
                renamed.append(FormerCommune(before, "", provinces[-1].name, communes[-1]))
        else:
            raise UnitsError(f"{path.name}:{number}: {code!r} is no code")
    try:
        valid_from = date.fromisoformat(head["valid_from"])
        dataset = head["dataset"]
    except (KeyError, ValueError) as error:
        raise UnitsError(f"{path.name}:1: no dataset, or no day it is valid from") from error
    return Units(dataset, valid_from, tuple(provinces), tuple(communes), tuple(renamed))


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Number the lines of a list; raises `UnitsError` when it is not there, or too long."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnitsError(f"{path.name}:1: larger than {MOST_BYTES} bytes")
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnitsError(f"{path.name}:1: {error}") from error
    return iter(list(enumerate(text.splitlines(), 1)))


def _head(path: Path, lines: Iterable[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    for number, line in lines:
        if not line:
            return
        key, tab, value = line.partition("\t")
        if not tab:
            raise UnitsError(f"{path.name}:{number}: not 'key<tab>value'")
        yield key, value


def _columns(path: Path, number: int, line: str) -> tuple[str, str, str]:
    columns = line.split("\t")
    if not 1 < len(columns) <= _COLUMNS or not all(columns):
        raise UnitsError(f"{path.name}:{number}: not 'code<tab>name'")
    code, name, *before = columns
    return code, name, before[0] if before else ""
