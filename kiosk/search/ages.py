"""Ages in a question: many procedures are for an age, said in digits or in words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kiosk.text.folding import without_marks

_BEGINS = (0, 6, 14, 60, 70, 75)
"""The ages from which another card, insurance or allowance counts."""
_UNITS = {
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "lam": 5,
    "nham": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
}
_TEN = "muoi"
_YEARS = frozenset(("tuoi", "years", "year"))
_BELOW = frozenset(("duoi", "under", "below"))
_SHORT = re.compile(r"(\d{1,3})t")
_OLDEST = 125


def with_ages(words: Sequence[str]) -> list[str]:
    """Write ages in digits, each followed by a word for its group: "bảy sáu tuổi", "76t"."""
    plain = [_plain(word) for word in words]
    written: list[str] = []
    place = 0
    while place < len(words):
        age, length = _age_at(plain, place)
        if length:
            below = place > 0 and plain[place - 1] in _BELOW
            written += [str(age), "tuổi", group_of(age - 1 if below else age)]
        else:
            written.append(words[place])
        place += length or 1
    return written


def group_of(age: int) -> str:
    """The word that stands for all ages of a group."""
    return f"tuoi{max(begin for begin in _BEGINS if begin <= max(age, 0))}"


def _age_at(plain: Sequence[str], place: int) -> tuple[int, int]:
    """Age that begins at a word and how many words it takes; 0 words where there is none."""
    if short := _SHORT.fullmatch(plain[place]):
        return min(int(short[1]), _OLDEST), 1
    number, length = _number_at(plain, place)
    after = place + length
    if length and number <= _OLDEST and after < len(plain) and plain[after] in _YEARS:
        return number, length + 1
    return 0, 0


def _number_at(plain: Sequence[str], place: int) -> tuple[int, int]:
    word = plain[place]
    if word.isascii() and word.isdigit() and len(word) <= 3:
        return int(word), 1
    if word == _TEN:
        unit = _unit(plain, place + 1)
        return 10 + (unit or 0), 1 if unit is None else 2
    first = _unit(plain, place)
    if first is None:
        return 0, 0
    if place + 1 < len(plain) and plain[place + 1] == _TEN:
        unit = _unit(plain, place + 2)
        return first * 10 + (unit or 0), 2 if unit is None else 3
    second = _unit(plain, place + 1)
    return (first, 1) if second is None else (first * 10 + second, 2)


def _unit(plain: Sequence[str], place: int) -> int | None:
    return _UNITS.get(plain[place]) if place < len(plain) else None


@lru_cache(maxsize=1024)
def _plain(word: str) -> str:
    return without_marks(word)
