"""The cards of an address question, in the person's language. No Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.addresses.parsing import Address
from kiosk.addresses.steps import Steps
from kiosk.addresses.suggesting import alphabetical, suggest
from kiosk.addresses.unit import Commune, Province
from kiosk.addresses.units import Units
from kiosk.viewmodels.words import say

ROLES = ("value", "label", "detail", "sign", "privacyKind")
PAIR_ROLES = ("first", "firstLabel", "second", "secondLabel")
MOST_SUGGESTIONS = 12

Row = tuple[str, str, str, str, str]
Pair = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Around:
    """What is known besides the step: this point's own place, and what was given before."""

    province: Province | None
    commune: Commune | None
    reuse: Sequence[str]
    named: Sequence[Commune]


def own_place(units: Units, province_code: str | None, commune_code: str | None) -> Around:
    """Look up the codes of the settings; one that is no code of the list counts as none."""
    commune = units.commune(commune_code or "")
    province = commune.province if commune is not None else units.province(province_code or "")
    return Around(province, commune, (), ())


def rows(steps: Steps, around: Around, typed: str, address: Address, language: str) -> list[Row]:
    """Give the cards of a step; `address` is what was recognised of the one given."""
    match steps.step:
        case "given":
            return list(_given(address, language))
        case "place":
            return list(_place(around, language))
        case "province" | "list":
            return [_whole(language)]
        case "commune":
            return list(_communes(steps, around, typed, language))
        case _:
            return []


def pairs(steps: Steps, around: Around, units: Units) -> list[Pair]:
    """Give the long lists, two cards a row; this point's own come first."""
    if steps.step == "province":
        return _pairs(in_order(units.provinces, around.province))
    if steps.step == "list" and steps.province is not None:
        return _pairs(in_order(units.within(steps.province), around.commune))
    return []


def in_order(
    listed: Sequence[Province | Commune], own: Province | Commune | None
) -> list[Province | Commune]:
    """Sort by name, the point's own first where it is among them."""
    by_name = sorted(listed, key=lambda unit: alphabetical(unit.short))
    first = [unit for unit in by_name if unit == own]
    return first + [unit for unit in by_name if unit != own]


def _pairs(listed: Sequence[Province | Commune]) -> list[Pair]:
    sides = [(unit.code, unit.short) for unit in listed] + [("", "")] * (len(listed) % 2)
    return [(*first, *second) for first, second in zip(sides[::2], sides[1::2], strict=True)]


def _given(address: Address, language: str) -> Iterator[Row]:
    if address.proposal is not None:
        told = address.proposal.address(address.line)
        yield ("today", told, say("address_today", language), "pin", "personal")
    yield ("edit", say("address_edit", language), "", "pencil", "public")
    yield ("anew", say("address_anew", language), "", "home", "public")


def _place(around: Around, language: str) -> Iterator[Row]:
    own = around.commune
    places = [*([own] if own is not None else []), *around.named]
    bare = {place.title.casefold() for place in places}
    for number, text in enumerate(around.reuse):
        if text.casefold() not in bare:
            yield (f"reuse:{number}", text, say("address_reuse", language), "home", "personal")
    if own is not None:
        yield (own.code, own.title, say("address_own", language), "pin", "public")
    for commune in around.named:
        if commune != own:
            named = say("address_named", language)
            yield (commune.code, commune.title, named, "pin", "personal")
    if around.province is not None:
        near = say("address_near", language, province=around.province.short)
        yield ("near", near, "", "list", "public")
    far = say("address_choose" if around.province is None else "address_far", language)
    yield ("far", far, "", "list", "public")
    yield _whole(language)


def _whole(language: str) -> Row:
    note = say("address_whole_note", language)
    return ("whole", say("address_whole", language), note, "keyboard", "public")


def _communes(steps: Steps, around: Around, typed: str, language: str) -> Iterator[Row]:
    assert steps.province is not None
    if typed.strip():
        for found in suggest(typed, steps.province)[:MOST_SUGGESTIONS]:
            former = found.former
            was = "" if former is None else say("address_former", language, former=former.place)
            yield (found.commune.code, found.commune.name, was, "pin", "public")
    else:
        known = [around.commune, *around.named]
        for commune in dict.fromkeys(unit for unit in known if unit is not None):
            if commune.province == steps.province:
                yield (commune.code, commune.name, "", "pin", "public")
    yield ("list", say("address_list", language), "", "list", "public")
    yield ("whole", say("address_whole", language), "", "keyboard", "public")
