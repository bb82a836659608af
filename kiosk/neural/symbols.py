"""From text to the numbers a neural voice takes: espeak-ng's phonemes, or its letters."""

import ctypes
import re
import unicodedata
from collections.abc import Mapping

from kiosk.neural.description import BEGIN, END, PAD, Description

LIBRARY = "libespeak-ng.so.1"

_SYNCHRONOUS, _DONT_EXIT = 2, 0x8000
_CHARS_UTF8, _IPA = 1, 2
_CLAUSE = re.compile(r"([^,;:.!?…\n]+)([,;:.!?…\n]*)")
_SWITCH = re.compile(r"\([a-z-]+\)")
"""Where espeak-ng goes over to another language it says so: no sound of a voice."""


class Phonemes:
    """espeak-ng's library, which knows how a text is said; one voice, loaded now."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        library.espeak_TextToPhonemes.argtypes = (
            ctypes.POINTER(ctypes.c_void_p),
            ctypes.c_int,
            ctypes.c_int,
        )

    def of(self, text: str) -> str:
        """Give the phonemes of a piece without signs."""
        raw = ctypes.create_string_buffer(text.encode("utf-8", "replace"))
        place = ctypes.c_void_p(ctypes.addressof(raw))
        found = []
        while place.value:
            part = self._library.espeak_TextToPhonemes(ctypes.byref(place), _CHARS_UTF8, _IPA)
            found.append((part or b"").decode("utf-8", "replace"))
        return _SWITCH.sub("", " ".join(found)).replace("\n", " ").strip()


def open_phonemes(voice: str, name: str = LIBRARY) -> Phonemes | None:
    """Load the library and a voice of it; None where either is not installed."""
    try:
        library = ctypes.CDLL(name)
    except OSError:
        return None
    if library.espeak_Initialize(_SYNCHRONOUS, 0, None, _DONT_EXIT) <= 0:
        return None
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        return None
    phonemes = Phonemes(library)
    phonemes.of("a")  # reads the voice's files now, not at first use
    return phonemes


def symbols_of(text: str, phonemes: Phonemes | None) -> str:
    """Write a text in symbols, its signs kept: they are how a voice knows to fall or to ask."""
    if phonemes is None:
        return unicodedata.normalize("NFD", text.strip())
    clauses = []
    for words, signs in _CLAUSE.findall(text):
        if spoken := phonemes.of(words):
            clauses.append(spoken + signs.strip()[:1].replace("…", "."))
    return unicodedata.normalize("NFD", " ".join(clauses))


def numbers_of(symbols: str, described: Description) -> list[int]:
    """Give the numbers of symbols, a pad behind each; what the voice does not know is left out."""
    ids: Mapping[str, tuple[int, ...]] = described.ids
    pad = ids[PAD]
    numbers = [*ids[BEGIN], *pad]
    for symbol in symbols:
        if symbol in ids and symbol not in {BEGIN, END, PAD}:
            numbers += (*ids[symbol], *pad)
    return [*numbers, *ids[END]]
