"""What a page says of an entry, in one language: plain words, nothing the list does not say."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

import yaml

from kiosk.config import ASSETS
from kiosk.directory.counters import Counters
from kiosk.directory.entry import Channel, Entry, TimeLimit

Language = Literal["vi", "en"]

# The list has amounts in thousands or in another currency, and does not say so. No fee is so low.
LEAST_DONG = 1000
LEVELS = {
    "cấp xã": "level_commune",
    "cấp tỉnh": "level_province",
    "cấp bộ": "level_ministry",
    "cơ quan khác": "level_other",
}
LONGEST_NAME = 90
OFFICIAL_START = "thủ tục "


@dataclass(frozen=True, slots=True)
class Fact:
    """A heading, and what to know about it."""

    heading: str
    note: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything one page says. Official texts stay in Vietnamese in either language."""

    official_name: str
    field: str
    result: str
    code: str
    page: str
    counter: str
    time: Fact
    fee: Fact
    ways: str
    decided_by: str
    audience: str
    dated: str


def facts_of(
    entry: Entry, counters: Counters, imported_at: datetime | None, language: Language
) -> Facts:
    """Word an entry."""
    counter = counters.of_field(entry.field)
    words = counter.en if language == "en" else counter.vi
    organisation = entry.audience == "organisation"
    return Facts(
        official_name=entry.name,
        field=entry.field,
        result=entry.result,
        code=entry.code,
        page=entry.page,
        counter=_say("counter", language, counter=words),
        time=_time(entry.channels, language),
        fee=_fee(entry.channels, language),
        ways=_ways(entry.channels, language),
        decided_by=_levels(entry.level, language),
        audience=_say("organisation", language) if organisation else "",
        dated=_say("dated", language, day=_day(imported_at, language)) if imported_at else "",
    )


def usual_counter(counters: Counters, language: Language) -> str:
    """Say where to go with something the list does not have."""
    usual = counters.usual
    return _say("counter", language, counter=usual.en if language == "en" else usual.vi)


def short_name(name: str, most: int = LONGEST_NAME) -> str:
    """Give an official name as a list or a title can show it; an ellipsis stands for the rest."""
    return _cut(_plain(name), most)


def short_names(names: Sequence[str], most: int = LONGEST_NAME) -> list[str]:
    """Shorten names that stand together: those that begin alike also show where they part."""
    plain = [_plain(name) for name in names]
    short = [_cut(name, most) for name in plain]
    pairs = list(zip(plain, short, strict=True))
    return [
        _told_apart(name, {other for other, cut in pairs if cut == own}, most)
        for name, own in pairs
    ]


def _told_apart(name: str, alike: Collection[str], most: int) -> str:
    if len(alike) == 1:
        return _cut(name, most)
    letters = enumerate(zip(*alike, strict=False))  # as far as the shortest goes
    differs = next((at for at, here in letters if len(set(here)) > 1), min(map(len, alike)))
    word = name[:differs].rfind(" ") + 1
    return f"{_cut(name, most // 2)} {_cut(name[word:], most // 2)}"


def _plain(name: str) -> str:
    plain = name[len(OFFICIAL_START) :] if name.casefold().startswith(OFFICIAL_START) else name
    return plain[:1].upper() + plain[1:]


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    head = text[: most - 1]
    clause = max(head.rfind(", "), head.rfind("; "))
    end = clause if clause > most // 2 else head.rfind(" ")
    return f"{head[: end if end > 0 else len(head)].rstrip(' ,;')}…"


def _time(channels: Sequence[Channel], language: Language) -> Fact:
    said = [_time_words(one.time, language) for one in channels]
    note = _say("time_note", language)
    if not any(said):
        return Fact(_say("time_unknown", language), _say("time_ask", language))
    if len(set(said)) == 1:
        return Fact(said[0], note)
    unclear = _say("time_unclear", language)
    by_way = _by_way(channels, [words or unclear for words in said], language)
    return Fact(_say("time_varies", language), f"{by_way} {note}")


def _time_words(time: TimeLimit | None, language: Language) -> str:
    if time is None or time.unit is None or time.count == 0:
        return ""
    if time.count == 1:
        return _say(f"one_{time.unit}", language)
    return _say(f"unit_{time.unit}", language, count=time.count)


def _fee(channels: Sequence[Channel], language: Language) -> Fact:
    said = [_fee_words(one.fee_dong, language) for one in channels]
    if not said:
        said = [_fee_words(None, language)]
    if len(set(said)) == 1:
        return said[0]
    headings = [_lower_first(fact.heading) for fact in said]
    return Fact(_say("fee_varies", language), _by_way(channels, headings, language))


def _fee_words(dong: int | None, language: Language) -> Fact:
    if dong is None:
        return _fact("fee_province", language)
    if dong == 0:
        return _fact("fee_free", language)
    if dong < LEAST_DONG:
        return Fact(_say("fee_unclear", language), _say("time_ask", language))
    grouped = f"{dong:,}"
    amount = grouped if language == "en" else grouped.replace(",", ".")
    return Fact(_say("fee_amount", language, amount=amount), _say("fee_amount_note", language))


def _fact(key: str, language: Language) -> Fact:
    return Fact(_say(key, language), _say(f"{key}_note", language))


def _ways(channels: Sequence[Channel], language: Language) -> str:
    names = [_say(f"way_{one.way}", language) for one in channels]
    return ", ".join([*names[:1], *map(_lower_first, names[1:])]) + "." if names else ""


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _by_way(channels: Sequence[Channel], said: Sequence[str], language: Language) -> str:
    return " ".join(
        _say("by_way", language, way=_say(f"way_{channel.way}", language), what=what)
        for channel, what in zip(channels, said, strict=True)
    )


def _levels(level: str, language: Language) -> str:
    names = [part.strip() for part in level.split(",") if part.strip()]
    said = [
        _say(LEVELS[name.casefold()], language) if name.casefold() in LEVELS else name
        for name in names
    ]
    if len(said) > 1:
        return _say("levels", language, levels="; ".join(said))
    return "".join(f"{one[:1].upper()}{one[1:]}." for one in said)


def _day(at: datetime, language: Language) -> str:
    return f"{at.day} {at:%B %Y}" if language == "en" else f"{at:%d/%m/%Y}"


def _say(key: str, language: Language, **values: object) -> str:
    return _words()[key][language].format(**values)


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    text = (ASSETS / "words" / "directory.yaml").read_text("utf-8")
    words: dict[str, dict[str, str]] = yaml.safe_load(text)
    return words
