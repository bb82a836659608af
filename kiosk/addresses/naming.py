"""Units by their bare names."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from kiosk.addresses.spelling import Key, folded_key
from kiosk.addresses.unit import Commune, FormerCommune, FormerDistrict, bare

Unit = TypeVar("Unit", Commune, FormerCommune, FormerDistrict)


def by_name(units: Iterable[Unit]) -> dict[Key, tuple[Unit, ...]]:
    """Sort units by their name without kind and marks."""
    found: dict[Key, list[Unit]] = defaultdict(list)
    for unit in units:
        found[folded_key(bare(unit.name))].append(unit)
    return {key: tuple(named) for key, named in found.items()}
