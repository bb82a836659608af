"""The reference on a slip (số phiếu) as an officer types it and reads it."""

import re

SLIP = "PHIEU:"
"""What a slip's code begins with, as a scanner at the desk types it."""

SEPARATORS = re.compile(r"[\s.\-–_/]+")


def read_reference(typed: str) -> str | None:
    """Give the 11 digits, whatever stands between them; None when it is no reference."""
    digits = SEPARATORS.sub("", typed.strip().upper().removeprefix(SLIP))
    if len(digits) != 11 or not digits.isascii() or not digits.isdigit():
        return None
    return digits


def grouped(reference: str) -> str:
    """In groups of three, as printed."""
    return " ".join(reference[start : start + 3] for start in range(0, len(reference), 3))
