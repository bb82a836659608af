"""One line of text from a keyboard, a card or a file, in one normal form."""

import unicodedata

from kiosk.journey.outcomes import Invalid

INPUT_LIMIT = 2000
SPACES = "\t\n\r\v\f\x85\u2028\u2029"
REFUSED = {"Cc", "Cs", "Co", "Cn"}
MARKS_IN_A_ROW = 2


def clean_line(raw: str, limit: int = INPUT_LIMIT) -> str | Invalid:
    """NFC on one line, single spaces, without invisible signs; `limit` in letters.

    Direction marks, zero-width signs and variation selectors are dropped. Control characters,
    lone surrogates, unassigned characters and towers of marks are refused.
    """
    if len(raw) > INPUT_LIMIT:
        return Invalid("too_long", {"limit": limit})
    letters: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", raw):
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind == "Mn" else 0
        if letter in SPACES or kind == "Zs":
            letters.append(" ")
        elif kind in REFUSED or marks > MARKS_IN_A_ROW:
            return Invalid("strange_characters")
        elif kind != "Cf" and not _is_variation(letter):
            letters.append(letter)
    line = " ".join("".join(letters).split())
    line = unicodedata.normalize("NFC", line)
    return line if len(line) <= limit else Invalid("too_long", {"limit": limit})


def _is_variation(letter: str) -> bool:
    return "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"
