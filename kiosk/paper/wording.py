"""The fixed words of what is printed, and the cleaning every printed text goes through."""

import unicodedata
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from kiosk.config import ASSETS
from kiosk.procedures.model import Fee

Language = Literal["vi", "en"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_ALWAYS_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}


@lru_cache(maxsize=4)
def load_words(path: Path) -> dict[str, dict[str, str]]:
    """Read a words file: key → {vi, en, note}."""
    words: dict[str, dict[str, str]] = yaml.safe_load(path.read_text("utf-8"))
    return words


def word(key: str, language: Language, **values: str) -> str:
    """One fixed wording of `assets/words/paper.yaml`, its {places} filled."""
    return load_words(ASSETS / "words" / "paper.yaml")[key][language].format(**values)


def printable(text: str) -> str:
    """`text` in NFC on one line: no control, direction or unassigned characters, no double space.

    The no-break space stays, so "16.000 đồng" can be kept together.
    """
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        if letter in "\t\n\r\v\f\x85\u2028\u2029":
            letters.append(" ")
        elif unicodedata.category(letter) not in _ALWAYS_DROPPED:
            letters.append(letter)
    return " ".join(part for part in "".join(letters).split(" ") if part)


def fee_words(fee: Fee, dong: int | None, language: Language) -> str:
    """Write what is to be paid: the amount worked out from the answers, or else the general word.

    Both together can contradict: registering is free, the copies asked for are not.
    """
    if not dong:
        return str(getattr(fee.headline, language))
    amount = f"{dong:,}" if language == "en" else f"{dong:,}".replace(",", ".")
    return word("fee_amount", language, amount=amount)


def weekday(day: date, language: Language) -> str:
    """Give the weekday as it stands in a printed date."""
    return word(f"weekday_{day.isoweekday()}", language)


def day_words(day: date, language: Language) -> str:
    """Write a date as people write it: 24/11/2026, or 24 November 2026."""
    if language == "vi":
        return f"{day:%d/%m/%Y}"
    return f"{day.day}\u00a0{MONTHS[day.month - 1]}\u00a0{day.year}"


def moment_words(key: str, moment: datetime, language: Language) -> str:
    """Write a line such as "Lưu lúc 14:05 thứ Ba, ngày 24/11/2026"."""
    return word(
        key,
        language,
        hour=f"{moment:%H:%M}",
        weekday=weekday(moment.date(), language),
        date=day_words(moment.date(), language),
    )
