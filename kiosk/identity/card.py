"""The QR of a citizen card: tolerant of how it was read, strict about what is taken from it.

Fields by position, joined by "|": number, old number, name, birth date, sex, address, issue date;
newer cards may add more, which are ignored. A card fills fields; it proves nothing.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from kiosk.identity.dates import DateProblem, parse_date
from kiosk.identity.names import NameProblem, clean_name, marks_lost
from kiosk.identity.numbers import NumberProblem, PidWarning, check_pid, pid_warnings
from kiosk.identity.scanned_text import (
    ScannedText,
    TextCode,
    UnreadableScan,
    hides_something,
    read_scan,
)
from kiosk.text.folding import fold, nfc, squeeze

CardCode = Literal[
    TextCode,  # empty, too_long, bad_encoding, strange_characters, several_codes
    "not_a_card",
    "number_only",  # only 12 digits: the name and the rest must be typed
    "too_few_fields",
    "bad_number",
    "bad_name",
    "bad_birth_date",
    "bad_address",
]
CardWarning = Literal[
    PidWarning,
    "marks_lost",
    "separator_changed",
    "old_number_unreadable",
    "birth_year_only",
    "sex_unreadable",
    "address_missing",
    "issued_missing",
    "issued_unreadable",
    "issued_in_future",
    "issued_before_birth",
]

LONGEST_ADDRESS = 300
FEWEST_FIELDS = 5

_SYMBOLOGY = re.compile(r"^\]Q\d")
_OTHER_SEPARATORS = "¦｜‖\t~^"
_CARD_DATE = re.compile(r"(\d{2})(\d{2})(\d{4})")
_YEAR_ONLY = re.compile(r"(?:0000)?(\d{4})")


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. `birth_year` stands also where the card gives no full birth date."""

    number: str
    old_number: str | None
    name: str
    dob: date | None
    birth_year: int
    sex: Literal["Nam", "Nữ"] | None
    address: str | None
    issued: date | None
    warnings: tuple[CardWarning, ...] = ()

    def values(self) -> dict[str, str | None]:
        """Give the fields as text: dates ISO, a birth year alone as `YYYY`."""
        return {
            "number": self.number,
            "old_number": self.old_number,
            "name": self.name,
            "dob": self.dob.isoformat() if self.dob else str(self.birth_year),
            "sex": self.sex,
            "address": self.address,
            "issued": self.issued.isoformat() if self.issued else None,
        }


@dataclass(frozen=True, slots=True)
class CardProblem:
    """Why scanned bytes are no usable card."""

    code: CardCode


def parse_card(data: bytes, today: date) -> Card | CardProblem:
    """Read scanned bytes; every input gives an answer, none an exception."""
    scan = read_scan(data)
    if isinstance(scan, UnreadableScan):
        return CardProblem(scan.code)
    return parse_card_text(scan, today)


def parse_card_text(scan: ScannedText, today: date) -> Card | CardProblem:
    """Read scanned text that is known to be one code."""
    fields, separator_changed = split_fields(scan.text)
    if not looks_like_card(fields):
        only = isinstance(check_pid(scan.text), str)
        return CardProblem("number_only" if only else "not_a_card")
    if len(fields) < FEWEST_FIELDS:
        return CardProblem("too_few_fields")
    warnings: list[CardWarning] = ["separator_changed"] if separator_changed else []
    return _read_fields([*fields, "", ""], today, warnings)


def split_fields(text: str) -> tuple[list[str], bool]:
    """Cut at the separator, also at one that a keyboard layout put in its place."""
    text = _SYMBOLOGY.sub("", text)
    if "|" in text:
        return [field.strip() for field in text.split("|")], False
    for separator in _OTHER_SEPARATORS:
        if text.count(separator) >= FEWEST_FIELDS:
            return [field.strip() for field in text.split(separator)], True
    return [text], False


def looks_like_card(fields: list[str]) -> bool:
    """Tell a card from other text: several fields, the first one mostly digits."""
    first = fields[0]
    return len(fields) >= 3 and bool(first) and sum(c.isdigit() for c in first) * 2 > len(first)


def _read_fields(fields: list[str], today: date, warnings: list[CardWarning]) -> Card | CardProblem:
    number = check_pid(fields[0])
    if isinstance(number, NumberProblem):
        return CardProblem("bad_number")
    fields = _with_old_number(fields, today)
    name = clean_name(fields[2])
    if isinstance(name, NameProblem):
        hidden = name.code == "strange_characters"
        return CardProblem("strange_characters" if hidden else "bad_name")
    born = _birth(fields[3], today)
    if born is None:
        return CardProblem("bad_birth_date")
    address = squeeze(nfc(fields[5]))
    if hides_something(address):
        return CardProblem("strange_characters")
    if len(address) > LONGEST_ADDRESS:
        return CardProblem("bad_address")
    sex = _sex(fields[4])
    dob = born if isinstance(born, date) else None
    card = Card(
        number=number,
        old_number=fields[1] if re.fullmatch(r"[0-9]{9}", fields[1]) else None,
        name=name.value,
        dob=dob,
        birth_year=born.year if isinstance(born, date) else born,
        sex=sex,
        address=address or None,
        issued=_issued(fields[6], today, dob, warnings),
    )
    return _with_warnings(card, fields, warnings)


def _with_old_number(fields: list[str], today: date) -> list[str]:
    """Put the empty second field back, which some readers leave out."""
    left_out = (
        not isinstance(clean_name(fields[1]), NameProblem) and _date(fields[2], today) is not None
    )
    return [fields[0], "", *fields[1:]] if left_out else fields


def _with_warnings(card: Card, fields: list[str], warnings: list[CardWarning]) -> Card:
    sexes: dict[str | None, Literal["male", "female"]] = {"Nam": "male", "Nữ": "female"}
    if fields[1] and card.old_number is None:
        warnings.append("old_number_unreadable")
    if card.dob is None:
        warnings.append("birth_year_only")
    if card.sex is None:
        warnings.append("sex_unreadable")
    if card.address is None:
        warnings.append("address_missing")
    if marks_lost(card.name) or (card.sex == "Nữ" and nfc(fields[4]).lower() != "nữ"):
        warnings.append("marks_lost")
    warnings += pid_warnings(card.number, card.birth_year, sexes.get(card.sex))
    return replace(card, warnings=tuple(dict.fromkeys(warnings)))


def _date(field: str, today: date) -> date | None:
    run = _CARD_DATE.fullmatch(field)
    if run is None:
        parsed = parse_date(field, today) if len(field) > 7 else None
        return None if parsed is None or isinstance(parsed, DateProblem) else parsed
    try:
        return date(int(run[3]), int(run[2]), int(run[1]))
    except ValueError:
        return None


def _birth(field: str, today: date) -> date | int | None:
    day = _date(field, today)
    year = _YEAR_ONLY.fullmatch(field) if day is None else None
    found = day or (int(year[1]) if year else None)
    if found is None:
        return None
    born_year = found.year if isinstance(found, date) else found
    future = found > today if isinstance(found, date) else found > today.year
    return None if future or born_year < today.year - 150 else found


def _sex(field: str) -> Literal["Nam", "Nữ"] | None:
    folded = fold(field)
    if folded == "nam":
        return "Nam"
    return "Nữ" if folded == "nu" else None


def _issued(field: str, today: date, dob: date | None, warnings: list[CardWarning]) -> date | None:
    if not field:
        warnings.append("issued_missing")
        return None
    day = _date(field, today)
    if day is None:
        warnings.append("issued_unreadable")
        return None
    if day > today:
        warnings.append("issued_in_future")
    if dob is not None and day < dob:
        warnings.append("issued_before_birth")
    return day
