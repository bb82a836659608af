"""Checks the wording: both languages there, short enough to say, and nothing the voice misreads."""

import re
import unicodedata
from collections.abc import Iterator

from kiosk.procedures.model import Content, Words
from kiosk.procedures.remarks import Level, Remark
from kiosk.procedures.walking import parts_of, texts_of
from kiosk.text.numbers import read_integer
from kiosk.text.rules import abbreviations

SYLLABLES_MOST = 30
SYLLABLES_WISHED = 14
NEVER_SPOKEN_WHOLE = ("official_name", "declaration", "form.title")

SENTENCE_END = re.compile(r"(?<=[.!?…;:])\s+")
PROCEDURE_CODE = re.compile(r"\b\d\.\d{6}\b")
CITATION = re.compile(r"\b\d+/\d{4}/\S+|\b\d+/(?:QĐ|NĐ|TT|NQ)-\S+")
ABBREVIATION = re.compile(r"\b[A-ZĐ]{2,}\d*\b")
MONEY = re.compile(r"(\d+(?:[.,]\d{3})*)\s*đồng")
SIGNS = re.compile(r"[%&#+=≥≤→<>*_~^|\\]")


def word_remarks(file: str, content: Content) -> Iterator[Remark]:
    """Check every wording of a content file."""
    for place, text in texts_of(content):
        if text != unicodedata.normalize("NFC", text):
            yield Remark("error", file, place, "is not in Unicode normal form C")
        if text != text.strip():
            yield Remark("error", file, place, "begins or ends with a space")
    for place, words in parts_of(content):
        if isinstance(words, Words):
            yield from _translation_remarks(file, place, words)
            yield from _money_remarks(file, place, words)
            if not place.startswith(NEVER_SPOKEN_WHOLE):
                yield from _speech_remarks(file, place, words)


def _translation_remarks(file: str, place: str, words: Words) -> Iterator[Remark]:
    if words.en == words.vi and len(words.vi.split()) > 3:
        yield Remark("error", file, place, "the English is the Vietnamese text")


def _money_remarks(file: str, place: str, words: Words) -> Iterator[Remark]:
    """Compare amounts: a person may read one, hear another and have a third read to a tourist."""
    shown, translated = amounts(words.vi), amounts(words.en)
    if sorted(shown) != sorted(translated):
        message = f"amounts in Vietnamese {_told(shown)}, in English {_told(translated)}"
        yield Remark("error", file, place, message)
    if not words.spoken or "đồng" not in words.spoken:
        return
    written = set(amounts(words.spoken))
    for amount in shown:
        if amount not in written and f"{read_integer(amount)} đồng" not in words.spoken.lower():
            message = f"{_told([amount])} is shown, but `spoken` says another amount or none"
            yield Remark("error", file, place, message)


def amounts(text: str) -> list[int]:
    """Give the amounts of đồng that a text writes in digits."""
    return [int(re.sub(r"[.,]", "", found)) for found in MONEY.findall(text)]


def _told(amounts_of: list[int]) -> str:
    return ", ".join(f"{amount:,}" for amount in amounts_of) or "none"


def _speech_remarks(file: str, place: str, words: Words) -> Iterator[Remark]:
    said = words.spoken or words.vi
    for sentence in SENTENCE_END.split(said):
        count = count_syllables(sentence)
        if count > SYLLABLES_WISHED:
            level: Level = "error" if count > SYLLABLES_MOST else "warning"
            yield Remark(level, file, place, f"{count} syllables in one sentence: “{sentence}”")
    if found := PROCEDURE_CODE.search(said) or CITATION.search(said):
        yield Remark("error", file, place, f"would be spoken: {found.group()!r}; give `spoken`")
    known = abbreviations("vi")
    odd = [word for word in ABBREVIATION.findall(said) if word not in known]
    odd += SIGNS.findall(said)
    if odd:
        yield Remark("warning", file, place, f"the voice may misread {', '.join(odd)}")


def count_syllables(sentence: str) -> int:
    """Count what the voice has to say: a word each in Vietnamese, numbers by their words."""
    count = 0
    for word in re.findall(r"\w+(?:[.,]\d{3})*", sentence):
        digits = re.sub(r"[.,]", "", word)
        count += len(read_integer(int(digits)).split()) if digits.isdecimal() else 1
    return count
