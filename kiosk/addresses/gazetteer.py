"""Names of today and of before, arranged for finding them from the end of an address."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.addresses.former import Former, FormerProvince, load_former
from kiosk.addresses.naming import by_name
from kiosk.addresses.spelling import Key, folded_key
from kiosk.addresses.unit import Commune, FormerCommune, FormerDistrict, Province, bare
from kiosk.addresses.units import Units, load_units

ALSO: Mapping[str, tuple[str, ...]] = {
    "Hồ Chí Minh": ("hcm", "tphcm", "hcmc", "sai gon", "tp hcm"),
    "Hà Nội": ("hn", "tphn"),
    "Hải Phòng": ("hp", "tphp"),
    "Đắk Lắk": ("dac lac", "daklak", "dac lak"),
    "Đắk Nông": ("dac nong", "daknong"),
    "Bắc Kạn": ("bac can",),
    "Huế": ("thua thien hue", "tt hue"),
    "Bà Rịa - Vũng Tàu": ("br vt", "brvt"),
}
"""Other ways in which people write a province."""


@dataclass(frozen=True)
class NamedProvince:
    """A province name: today's province it means or lies in, and those of before it may mean."""

    now: Province
    is_current: bool
    former: tuple[FormerProvince, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Tables by bare names without marks."""

    units: Units
    provinces: Mapping[Key, NamedProvince]
    communes: Mapping[str, Mapping[Key, tuple[Commune, ...]]]
    renamed: Mapping[str, Mapping[Key, tuple[FormerCommune, ...]]]
    districts: Mapping[str, Mapping[Key, tuple[FormerDistrict, ...]]]


@functools.cache
def gazetteer() -> Gazetteer:
    """Arrange the lists that come with the product; raises `UnitsError` when one cannot be read."""
    units, former = load_units(), load_former()
    return Gazetteer(
        units,
        _provinces(units, former),
        {p.code: by_name(units.within(p)) for p in units.provinces},
        {
            p.code: by_name(r for r in units.renamed if r.now is not None and r.now.province == p)
            for p in units.provinces
        },
        {p.name: by_name(p.districts) for p in former.provinces},
    )


def _provinces(units: Units, former: Former) -> dict[Key, NamedProvince]:
    found: dict[Key, NamedProvince] = {}
    for old in former.provinces:
        name = NamedProvince(old.now, is_current=False, former=(old,))
        found |= dict.fromkeys(_keys(bare(old.name)), name)
    for province in units.provinces:
        name = NamedProvince(province, is_current=True, former=former.into(province))
        found |= dict.fromkeys(_keys(province.short), name)
    return found


def _keys(name: str) -> tuple[Key, ...]:
    return (folded_key(name), *(tuple(other.split()) for other in ALSO.get(name, ())))
