"""The names of before July 2025, in three levels, read from `assets/addresses/former.tsv`.

A line a province, below it (one tab) its districts, below them (two tabs) their communes. A
province carries the code of today's province, a commune that of today's commune where it went whole
into exactly one.
"""

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kiosk.addresses.naming import by_name
from kiosk.addresses.spelling import Key
from kiosk.addresses.unit import Commune, FormerCommune, FormerDistrict, Province
from kiosk.addresses.units import Units, UnitsError, load_units, read_lines
from kiosk.config import ASSETS

FORMER = ASSETS / "addresses" / "former.tsv"
_PROVINCE, _DISTRICT, _COMMUNE = 0, 1, 2


@dataclass(frozen=True)
class FormerProvince:
    """A province of before: the one of today it lies in, and its districts."""

    name: str
    now: Province
    districts: tuple[FormerDistrict, ...]

    @cached_property
    def communes(self) -> Mapping[Key, tuple[FormerCommune, ...]]:
        """Communes of every district by their bare name without marks."""
        return by_name(commune for district in self.districts for commune in district.communes)


@dataclass(frozen=True)
class Former:
    """All provinces of before."""

    provinces: tuple[FormerProvince, ...]

    @cached_property
    def _into(self) -> Mapping[str, tuple[FormerProvince, ...]]:
        found: dict[str, list[FormerProvince]] = defaultdict(list)
        for province in self.provinces:
            found[province.now.code].append(province)
        return {code: tuple(merged) for code, merged in found.items()}

    def into(self, province: Province) -> tuple[FormerProvince, ...]:
        """Give the provinces of before that today's province was made of."""
        return self._into.get(province.code, ())


@functools.lru_cache(maxsize=2)
def load_former(path: Path = FORMER) -> Former:
    """Read the list; raises `UnitsError` naming file and line."""
    units = load_units()
    tree: list[tuple[str, Province, list[tuple[str, list[FormerCommune]]]]] = []
    for number, line in read_lines(path):
        name, code = _named(path, number, line)
        depth = len(line) - len(line.lstrip("\t"))
        if depth == _PROVINCE:
            now = units.province(code)
            if now is None:
                raise UnitsError(f"{path.name}:{number}: {code!r} is no province of today")
            tree.append((name, now, []))
        elif depth == _DISTRICT and tree:
            tree[-1][2].append((name, []))
        elif depth == _COMMUNE and tree and tree[-1][2]:
            district, communes = tree[-1][2][-1]
            now_commune = _commune(units, path, number, code)
            communes.append(FormerCommune(name, district, tree[-1][0], now_commune))
        else:
            raise UnitsError(f"{path.name}:{number}: stands below nothing")
    return Former(
        tuple(
            FormerProvince(
                name, now, tuple(FormerDistrict(told, tuple(those)) for told, those in districts)
            )
            for name, now, districts in tree
        )
    )


def _named(path: Path, number: int, line: str) -> tuple[str, str]:
    name, _, code = line.strip("\t").partition("\t")
    if not name or "\t" in code:
        raise UnitsError(f"{path.name}:{number}: not 'name' or 'name<tab>code'")
    return name, code


def _commune(units: Units, path: Path, number: int, code: str) -> Commune | None:
    if not code:
        return None
    now = units.commune(code)
    if now is None:
        raise UnitsError(f"{path.name}:{number}: {code!r} is no commune of today")
    return now
