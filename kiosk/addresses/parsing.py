"""What can be recognised of a written address, from its end: province, district of before, commune.

Nothing is corrected and nothing guessed: two readings are none. A name of before is never turned
into today's; `proposal` is what a person may be asked about.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.addresses.ending import NAME_WORDS, Ending, endings
from kiosk.addresses.gazetteer import Gazetteer, NamedProvince, gazetteer
from kiosk.addresses.kinds import COMMUNE, DISTRICT, PROVINCE, kind_before
from kiosk.addresses.naming import by_name
from kiosk.addresses.spelling import Key, Token, folded_key, tokens_of
from kiosk.addresses.unit import Commune, FormerCommune, FormerDistrict, Province
from kiosk.text.folding import nfc, squeeze

LONGEST = 400
MOST_WORDS = 100
COUNTRY = ("viet", "nam")
BETWEEN = " ,;.-–—("

Words = Sequence[Token]


@dataclass(frozen=True, slots=True)
class Address:
    """An address as given (`text`) and what was recognised of it.

    `line` is house, street and hamlet: what stands before the units. `old` are the names of before
    as written, where the address has such; `proposal` is what they became, where that is certain.
    """

    text: str
    line: str
    province: Province | None = None
    commune: Commune | None = None
    old: str = ""
    proposal: Commune | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The units at the end: where they begin, and today's commune or the one of before."""

    start: int
    commune: Commune | None = None
    former: FormerCommune | None = None
    is_old: bool = False


def parse(text: str) -> Address:
    """Recognise what can be recognised; never raises, whatever the text is."""
    whole = squeeze(nfc(text)) if len(text) <= LONGEST else text
    words = tokens_of(whole) if len(whole) <= LONGEST else ()
    if not words or len(words) > MOST_WORDS:
        return Address(whole, whole)
    if tuple(word.folded for word in words[-len(COUNTRY) :]) == COUNTRY:
        words = words[: -len(COUNTRY)]
    names = gazetteer()
    for named, start, stands_apart in _provinces(words, names):
        reading = _read(words[:start], named, names)
        if reading is None and stands_apart:
            reading = Reading(start)
        if reading is not None:
            return _told(whole, words, reading, named)
    return Address(whole, whole)


def _told(whole: str, words: Words, reading: Reading, named: NamedProvince) -> Address:
    at = words[reading.start].start
    is_old = reading.is_old or not named.is_current
    return Address(
        text=whole,
        line=whole[:at].rstrip(BETWEEN),
        province=named.now,
        commune=reading.commune,
        old=whole[at:] if is_old else "",
        proposal=reading.former.now if reading.former is not None else None,
    )


def _provinces(words: Words, names: Gazetteer) -> Iterator[tuple[NamedProvince, int, bool]]:
    for length in range(min(NAME_WORDS, len(words)), 0, -1):
        at = len(words) - length
        named = names.provinces.get(tuple(word.folded for word in words[at:]))
        if named is not None:
            kind, start = kind_before(words, at, PROVINCE)
            yield named, start, bool(kind) or words[at].begins


def _read(words: Words, named: NamedProvince, names: Gazetteer) -> Reading | None:
    """Read what stands before the province; of two readings the one that reaches further back."""
    districts = tuple(
        ending
        for former in named.former
        for ending in endings(words, names.districts[former.name], DISTRICT)
    )
    within, today = _within(words, districts), _today(words, named, names)
    if today is not None and (within is None or today.start <= within.start):
        return today
    return within or _without_district(words, named) or _of_three_levels(words, districts)


def _within(words: Words, districts: Sequence[Ending[FormerDistrict]]) -> Reading | None:
    for district in districts:
        inside = by_name(
            commune for unit in district.alike or district.units for commune in unit.communes
        )
        for ending in endings(words[: district.start], inside, COMMUNE):
            former = ending.one(same_kind=False)
            if former is not None:
                return Reading(ending.start, former=former, is_old=True)
    return None


def _today(words: Words, named: NamedProvince, names: Gazetteer) -> Reading | None:
    """Read a commune of today; a bare name that a district had, too, says neither."""
    if not named.is_current:
        return None
    for ending in endings(words, names.communes[named.now.code], COMMUNE):
        commune = ending.one()
        if commune is None and ending.kind and ending.alike:
            return Reading(ending.start)
        if commune is not None and (ending.kind or not _was_district(commune, named, names)):
            return Reading(ending.start, commune=commune)
    for earlier in endings(words, names.renamed[named.now.code], COMMUNE):
        former = earlier.one()
        if former is not None and earlier.kind:
            return Reading(earlier.start, former=former, is_old=True)
    return None


def _was_district(commune: Commune, named: NamedProvince, names: Gazetteer) -> bool:
    key = folded_key(commune.short)
    return any(key in names.districts[former.name] for former in named.former)


def _without_district(words: Words, named: NamedProvince) -> Reading | None:
    """Read a commune of before whose district is not written; which one, if only one is meant."""
    found = [
        ending
        for province in named.former
        for ending in endings(words, province.communes, COMMUNE)
        if ending.kind and ending.alike
    ]
    if not found:
        return None
    former = found[0].one() if len(found) == 1 else None
    return Reading(found[0].start, former=former, is_old=True)


def _of_three_levels(words: Words, districts: Sequence[Ending[FormerDistrict]]) -> Reading | None:
    """Tell an address of before by the word for a district, though its commune is not known."""
    start = next((ending.start for ending in districts if ending.kind), None)
    if start is None:
        start = _last_part(words)
        if _kind_at(words, start, DISTRICT) is None:
            return None
    part = _last_part(words[:start])
    return Reading(part if _kind_at(words, part, COMMUNE) else start, is_old=True)


def _last_part(words: Words) -> int:
    return next((at for at in range(len(words) - 1, -1, -1) if words[at].begins), 0)


def _kind_at(words: Words, start: int, kinds: Mapping[Key, str]) -> str | None:
    heads = (tuple(word.folded for word in words[start : start + n]) for n in (2, 1))
    return next((kinds[head] for head in heads if head in kinds), None)
