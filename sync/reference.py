"""The reference on a slip (số phiếu): 11 digits, unique offline, safe to read aloud and retype.

Kiosk number (4) + the kiosk's own counter (5) + check digits (2) by ISO/IEC 7064 MOD 97-10, which
catch every wrong digit and every swap of two neighbours. Never 12 digits: that is a person's ID.
"""

import unicodedata
from dataclasses import dataclass
from typing import Literal

LENGTH = 11
LAST_COUNTER = 99_999
SEPARATORS = frozenset(" .-–_/\u00a0\u202f\t\r\n")


@dataclass(frozen=True, slots=True)
class Misread:
    """What was typed or scanned is no reference; `code` says the first thing that is wrong."""

    code: Literal["empty", "not_digits", "length", "check_digits"]


def make(kiosk_number: str, counter: int) -> str:
    """Build the 11 digits for a kiosk number (4 digits) and a counter of 1 to 99,999."""
    if len(kiosk_number) != 4 or not (kiosk_number.isascii() and kiosk_number.isdigit()):
        raise ValueError("a kiosk number has four digits")
    if not 1 <= counter <= LAST_COUNTER:
        raise ValueError("the counter of a reference is 1 to 99999")
    body = f"{kiosk_number}{counter:05d}"
    return f"{body}{98 - int(body) * 100 % 97:02d}"


def grouped(reference: str) -> str:
    """Write as printed and shown, in groups of three: "004 100 017 42"."""
    return " ".join(reference[i : i + 3] for i in range(0, len(reference), 3))


def parse(typed: str) -> str | Misread:
    """Find the 11 digits in what a person typed or a scanner read, or say why not."""
    digits = "".join(c for c in unicodedata.normalize("NFKC", typed) if c not in SEPARATORS)
    if not digits:
        return Misread("empty")
    if not (digits.isascii() and digits.isdigit()):
        return Misread("not_digits")
    if len(digits) != LENGTH:
        return Misread("length")
    if int(digits) % 97 != 1:
        return Misread("check_digits")
    return digits
