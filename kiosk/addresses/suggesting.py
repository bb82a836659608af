"""Communes to choose from while somebody types: within one province, best first, marks optional."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from kiosk.addresses.former import load_former
from kiosk.addresses.kinds import COMMUNE
from kiosk.addresses.spelling import Key, exact_key, folded_key
from kiosk.addresses.unit import Commune, FormerCommune, Province, bare, kind_of
from kiosk.addresses.units import load_units

LONGEST_QUERY = 60
LONG_ENOUGH_TO_MISTYPE = 4
_SAME, _SAME_FOLDED, _BEGINS, _BEGINS_FOLDED, _WITHIN, _MISTYPED = range(6)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A commune of today; `former` is the name of before that was typed, where it was that."""

    commune: Commune
    former: FormerCommune | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that leads to a suggestion, in the forms it is compared by."""

    suggestion: Suggestion
    kind: str
    exact: Key
    folded: Key
    joined: str


def suggest(query: str, province: Province) -> tuple[Suggestion, ...]:
    """Give communes whose name of today or of before begins as typed, or nearly so.

    With nothing typed it is the whole province in the order of the alphabet. Names of today come
    before names of before that fit as well; each commune stands once.
    """
    kind, exact, folded = _asked(query)
    if not folded:
        return tuple(entry.suggestion for entry in _today(province))
    entries = tuple(enumerate(_entries(province)))
    fits = {number: _fit(entry, exact, folded) for number, entry in entries}
    if not any(fit is not None for fit in fits.values()):
        fits = {number: _slip(entry, folded) for number, entry in entries}
    ranked: dict[str, tuple[tuple[int, bool, bool, int], Suggestion]] = {}
    for number, entry in entries:
        fit, code = fits[number], entry.suggestion.commune.code
        if fit is None:
            continue
        was = entry.suggestion.former is not None
        rank = (fit, was, kind not in ("", entry.kind), number)
        if code not in ranked or rank < ranked[code][0]:
            ranked[code] = rank, entry.suggestion
    best = sorted(ranked.values(), key=lambda found: found[0])
    return tuple(suggestion for _rank, suggestion in best)


def alphabetical(name: str) -> tuple[str, Key]:
    """Sort key of a name: marks only where names are else alike; đ follows d."""
    letters = name.lower().replace("đ", "dz")
    return " ".join(folded_key(letters)), exact_key(name)


def _asked(query: str) -> tuple[str, Key, Key]:
    """Part the kind from the name; a kind alone may yet become a name."""
    exact, folded = exact_key(query[:LONGEST_QUERY]), folded_key(query[:LONGEST_QUERY])
    for length in (2, 1):
        if folded[:length] in COMMUNE and len(folded) > length:
            return COMMUNE[folded[:length]], exact[length:], folded[length:]
    return "", exact, folded


def _fit(entry: Entry, exact: Key, folded: Key) -> int | None:
    if exact == entry.exact:
        return _SAME
    if folded == entry.folded:
        return _SAME_FOLDED
    typed = "".join(folded)
    if entry.joined.startswith(typed):
        return _BEGINS if "".join(entry.exact).startswith("".join(exact)) else _BEGINS_FOLDED
    if any(_begins(entry.folded[at:], folded) for at in range(1, len(entry.folded))):
        return _WITHIN
    return None


def _slip(entry: Entry, folded: Key) -> int | None:
    """One letter more, less, other or changed about, in what is long enough for that."""
    typed = "".join(folded)
    if len(typed) < LONG_ENOUGH_TO_MISTYPE:
        return None
    ends = {entry.joined[: len(typed) + more] for more in (-1, 0, 1)}
    slips = (OSA.distance(typed, end, score_cutoff=1) for end in ends)
    return _MISTYPED if any(slip <= 1 for slip in slips) else None


def _begins(name: Key, typed: Key) -> bool:
    *whole, last = typed
    return name[: len(whole)] == tuple(whole) and "".join(name[len(whole) :]).startswith(last)


@functools.lru_cache(maxsize=2)
def _entries(province: Province) -> tuple[Entry, ...]:
    return (*_today(province), *_before(province))


@functools.lru_cache(maxsize=2)
def _today(province: Province) -> tuple[Entry, ...]:
    communes = sorted(load_units().within(province), key=lambda unit: alphabetical(unit.short))
    return tuple(_entry(Suggestion(commune), commune.name) for commune in communes)


def _before(province: Province) -> Iterator[Entry]:
    for old in load_former().into(province):
        for district in old.districts:
            for former in district.communes:
                if former.now is not None and not bare(former.name).isdigit():
                    yield _entry(Suggestion(former.now, former), former.name)


def _entry(suggestion: Suggestion, name: str) -> Entry:
    short = bare(name)
    folded = folded_key(short)
    return Entry(suggestion, kind_of(name), exact_key(short), folded, "".join(folded))
