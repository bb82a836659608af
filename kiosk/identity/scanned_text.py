"""Bytes from a scanner to one line of text: the same care for every kind of code."""

import codecs
import unicodedata
from dataclasses import dataclass
from typing import Literal

TextCode = Literal[
    "empty",
    "too_long",
    "bad_encoding",
    "strange_characters",  # NUL, control or invisible characters inside
    "several_codes",  # two different codes in one reading
]

LIMIT_BYTES = 64 * 1024

_PADDING = "\x00\x02\x03\x04\r\n\t \u00a0"
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class ScannedText:
    """The text of one code, without the padding of the reader."""

    text: str


@dataclass(frozen=True, slots=True)
class UnreadableScan:
    """Why the bytes are no text of one code."""

    code: TextCode


def read_scan(data: bytes) -> ScannedText | UnreadableScan:
    """Decode, trim, and take the code once when it was read twice."""
    if len(data) > LIMIT_BYTES:
        return UnreadableScan("too_long")
    text = _decoded(data)
    if text is None:
        return UnreadableScan("bad_encoding")
    trimmed = text.strip(_PADDING)
    if not trimmed:
        return UnreadableScan("empty")
    lines = [line.strip(_PADDING) for line in trimmed.replace("\r", "\n").split("\n")]
    different = list(dict.fromkeys(line for line in lines if line))
    if len(different) > 1 and not trimmed.startswith("{"):
        return UnreadableScan("several_codes")
    line = trimmed if trimmed.startswith("{") else different[0]
    if hides_something(line.replace("\t", " ").replace("\n", " ")):
        return UnreadableScan("strange_characters")
    return ScannedText(line)


def hides_something(text: str) -> bool:
    """Tell whether text holds control, direction or zero-width characters."""
    return any(unicodedata.category(c) in _HIDDEN for c in text)


def _decoded(data: bytes) -> str | None:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return None
