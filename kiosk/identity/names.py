"""Names of people: letters in NFC, spaces, and the apostrophes and hyphens of minority names."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from kiosk.text import folding
from kiosk.text.composer import compose_line
from kiosk.text.syllables import is_syllable

NameCode = Literal["empty", "too_long", "letters_only", "strange_characters"]
NameWarning = Literal[
    "name_one_word",
    "name_marks_lost",  # looks like a Vietnamese name whose marks were dropped on the way
    "name_unusual_letter",  # a Latin letter that Vietnamese does not have
]

LONGEST = 100

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´＇", "'"))
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–", "-"))
_SHAPE = re.compile(r"[^\W\d_](?:[^\W\d_]|['\- ](?=[^\W\d_]))*")
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")
_VIETNAMESE = frozenset("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
_FAMILY_NAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Đoàn Trịnh"
    " Lương Đào Phùng Quách Tạ Tô Lò Vàng Giàng Thào Hà"
)
_MARKED_FAMILY_NAMES = frozenset(re.findall(r"[a-z]+", folding.fold(_FAMILY_NAMES)))


@dataclass(frozen=True, slots=True)
class CleanName:
    """A name fit to keep; `warnings` never block."""

    value: str
    warnings: tuple[NameWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class NameProblem:
    """Why a text is no name."""

    code: NameCode


def clean_name(text: str) -> CleanName | NameProblem:
    """Bring a name to NFC with single spaces; refuse what no name contains."""
    if len(text) > 10 * LONGEST:
        return NameProblem("too_long")
    trimmed = folding.nfc(text).strip()
    if not trimmed:
        return NameProblem("empty")
    if any(unicodedata.category(c) in _HIDDEN for c in trimmed):
        return NameProblem("strange_characters")
    value = folding.squeeze(trimmed.translate(_APOSTROPHES).translate(_HYPHENS))
    if len(value) > LONGEST:
        return NameProblem("too_long")
    if not _SHAPE.fullmatch(value) or not _is_latin(value):
        return NameProblem("letters_only")
    value = _with_capitals(value)
    return CleanName(value, _warnings(value))


def upper_name(name: str) -> str:
    """Write a name in capitals, as official forms print it."""
    return folding.upper(name)


def marks_lost(text: str) -> bool:
    """Tell whether Vietnamese text seems to have lost its marks, or to hold Telex keys."""
    words = folding.fold(text).split()
    if len(words) < 2:
        return False
    if folding.has_marks(text):
        return not folding.has_marks(text.split(maxsplit=1)[0]) and words[0] in _MARKED_FAMILY_NAMES
    typed = compose_line(" ".join(words)).split()
    telex_left = any(is_syllable(now) and now != was for was, now in zip(words, typed, strict=True))
    return words[0] in _MARKED_FAMILY_NAMES or "thi" in words[1:-1] or telex_left


def _is_latin(value: str) -> bool:
    return all(
        c in " '-" or (c.isalpha() and unicodedata.name(c, "").startswith("LATIN ")) for c in value
    )


def _with_capitals(value: str) -> str:
    """Give each word its capital when the whole name was typed in small letters."""
    if value != value.lower():
        return value
    return re.sub(r"(?<![^\W\d_])[^\W\d_]", lambda first: first[0].upper(), value)


def _warnings(value: str) -> tuple[NameWarning, ...]:
    found: list[NameWarning] = []
    if len(value.split()) == 1:
        found.append("name_one_word")
    if marks_lost(value):
        found.append("name_marks_lost")
    letters = {c for c in folding.without_marks(value).lower() if c.isalpha()}
    if not letters <= _VIETNAMESE:
        found.append("name_unusual_letter")
    return tuple(found)
