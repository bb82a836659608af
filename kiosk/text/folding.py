"""One spelling of Vietnamese text, and the same text without its marks."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_STROKED = str.maketrans({"đ": "d", "Đ": "D"})


def nfc(text: str) -> str:
    """Compose: one code point a Vietnamese letter."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """Trim, and make every run of white space one space."""
    return _SPACES.sub(" ", text).strip()


def without_marks(text: str) -> str:
    """Drop tone and letter marks, keep case: "Đường Ử" -> "Duong U"."""
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKED))
    return unicodedata.normalize(
        "NFC", "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    )


def fold(text: str) -> str:
    """Make text for comparing: NFC, lower case, no marks, single spaces."""
    return squeeze(without_marks(nfc(text)).lower())


def lower(text: str) -> str:
    """Write in NFC lower case with single spaces; marks stay."""
    return squeeze(nfc(text).lower())


def upper(text: str) -> str:
    """Write in NFC upper case, as official forms print names."""
    return nfc(nfc(text).upper())


def has_marks(text: str) -> bool:
    """Tell whether any letter carries a Vietnamese mark (đ counts)."""
    return without_marks(text) != nfc(text)
