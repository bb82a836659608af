"""Typing Vietnamese: keystrokes in, NFC text out, for the on-screen keyboard and the command."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from kiosk.text.folding import nfc
from kiosk.text.keystrokes import KeyMap, circumflex, extend, hook, shorten, tone
from kiosk.text.syllables import TONE_MARKS
from kiosk.text.telex import TELEX
from kiosk.text.vni import VNI
from kiosk.text.word import Word

Method = Literal["telex", "vni", "plain"]

BACKSPACE = "\b"
_ACCENT_KEYS: KeyMap = {
    **{mark: tone(number) for number, mark in enumerate(TONE_MARKS) if mark},
    "\u0302": circumflex("aeo"),
    "\u0306": hook("a"),
    "\u031b": hook("uo"),
}
_KEYMAPS: Mapping[Method, KeyMap] = {
    "telex": {**TELEX, **_ACCENT_KEYS},
    "vni": {**VNI, **_ACCENT_KEYS},
    "plain": _ACCENT_KEYS,
}


class Composer:
    r"""A stream of keystrokes.

    `press` takes one character: a letter or digit, any other sign (which ends the word),
    "\b" (backspace), a ready letter such as "đ" or "â", or one combining mark (U+0300 grave,
    U+0301 acute, U+0303 tilde, U+0309 hook, U+0323 dot, U+0302, U+0306, U+031B), which is what
    visible accent keys send. Method "plain" composes accent keys only.

    `text` is what the person sees. Backspace over a blank makes the word before it editable again.
    Keys go in at the `caret`, which stands at the end until `move_to` puts it elsewhere.
    """

    def __init__(
        self, method: Method = "telex", *, text: str = "", new_style: bool = False
    ) -> None:
        """Start after `text`, which stays as it is; `new_style` writes "hoà" for "hòa"."""
        self._keymap = _KEYMAPS[method]
        self._digits_compose = method == "vni"
        self._new_style = new_style
        self._pieces: list[Word | str] = list(nfc(text))
        self._after = ""

    @property
    def text(self) -> str:
        """Everything typed so far, NFC."""
        return nfc(self._before + self._after)

    @property
    def caret(self) -> int:
        """How many letters of the text stand before the caret."""
        return len(self._before)

    def move_to(self, place: int) -> None:
        """Put the caret after `place` letters, never between a letter and its marks.

        The word before it is open again: accent keys go on with it.
        """
        text = self.text
        place = max(0, min(place, len(text)))
        while place < len(text) and unicodedata.combining(text[place]):
            place += 1
        self._pieces = self._reopened(text[:place])
        self._after = text[place:]

    def press(self, char: str) -> None:
        """Take one keystroke."""
        if char == BACKSPACE:
            self._take_back()
        elif self._is_part_of_word(char):
            self._extend(char)
        elif char not in _ACCENT_KEYS:
            self.write(char)

    def write(self, sign: str) -> None:
        """Take a sign as it stands, composing nothing: a digit of an address typed by VNI."""
        self._end_word()
        self._pieces.append(sign)

    def replace_before(self, letters: int, text: str) -> None:
        """Put `text` in the place of so many letters before the caret."""
        kept = self._before[: max(0, self.caret - letters)]
        self._pieces = list(nfc(kept + text))

    def finish(self) -> str:
        """End the last word, as a blank would, and return the text."""
        self._end_word()
        return self.text

    @property
    def _before(self) -> str:
        return nfc("".join(self._shown(piece) for piece in self._pieces))

    def _reopened(self, text: str) -> list[Word | str]:
        start = len(text)
        while start > 0 and text[start - 1].isalpha():
            start -= 1
        word = Word()
        for letter in text[start:]:
            word = extend(word, letter, self._keymap)
        if not word.keys or self._shown(word) != text[start:]:
            return list(text)
        return [*text[:start], word]

    def _shown(self, piece: Word | str) -> str:
        return piece if isinstance(piece, str) else piece.shown(new_style=self._new_style)

    def _current(self) -> Word | None:
        piece = self._pieces[-1] if self._pieces else None
        return piece if isinstance(piece, Word) else None

    def _is_part_of_word(self, char: str) -> bool:
        if char.isalpha():
            return True
        in_word = self._current() is not None
        return in_word and (char in _ACCENT_KEYS or (self._digits_compose and char in VNI))

    def _extend(self, char: str) -> None:
        word = self._current()
        if word is None:
            self._pieces.append(extend(Word(), char, self._keymap))
            return
        longer = extend(word, char, self._keymap)
        refused_accent = char in _ACCENT_KEYS and longer.raw.endswith(char) and longer.broken
        if not refused_accent:
            self._pieces[-1] = longer

    def _end_word(self) -> None:
        word = self._current()
        if word is not None:
            self._pieces[-1] = replace(word, ended=True)

    def _take_back(self) -> None:
        if not self._pieces:
            return
        word = self._current()
        if word is None:
            self._pieces.pop()
            return
        shorter = shorten(word, self._keymap, new_style=self._new_style)
        if shorter.keys:
            self._pieces[-1] = shorter
        else:
            self._pieces.pop()


def compose_line(line: str, method: Method = "telex", *, new_style: bool = False) -> str:
    """Text that typing this line gives, NFC."""
    composer = Composer(method, new_style=new_style)
    for char in nfc(line):
        composer.press(char)
    return composer.finish()
