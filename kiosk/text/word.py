"""The word under the cursor: its letters, its tone, and every key with what it did.

It remembers every key with the letter it worked on, so that backspace takes back exactly what is
seen, and a word that cannot be Vietnamese can be shown as it was typed.
"""

from dataclasses import dataclass
from typing import Literal

from kiosk.text import syllables
from kiosk.text.syllables import LEVEL, Letter

KeyKind = Literal["make", "mark", "tone"]


@dataclass(frozen=True, slots=True)
class Key:
    """A keystroke and what it did; `letter` is the index it made or marked, -1 for a tone."""

    char: str
    kind: KeyKind
    letter: int = -1


@dataclass(frozen=True, slots=True)
class Word:
    """The word under the cursor.

    `kept` words had a mark undone on purpose, `shortened` ones lost a letter to backspace: both
    stay as they are seen. `broken` words cannot be Vietnamese and are shown as typed; `ended` words
    have a blank after them, and are shown as typed unless they are whole syllables.
    """

    letters: tuple[Letter, ...] = ()
    tone: int = LEVEL
    keys: tuple[Key, ...] = ()
    kept: bool = False
    shortened: bool = False
    broken: bool = False
    ended: bool = False

    @property
    def spelling(self) -> str:
        """Lower-case letters with marks, without tone."""
        return syllables.spelling(self.letters)

    @property
    def is_name(self) -> bool:
        """Begins with a capital: spellings of minority names count."""
        return bool(self.letters) and self.letters[0].upper

    @property
    def fits(self) -> bool:
        """Is, or can still become, a syllable."""
        return syllables.may_become(self.spelling, self.tone, is_name=self.is_name)

    @property
    def is_whole(self) -> bool:
        """Is a whole syllable now."""
        return syllables.is_complete(self.spelling, self.tone, is_name=self.is_name)

    @property
    def raw(self) -> str:
        """The keys as they were pressed."""
        return "".join(key.char for key in self.keys)

    def shown(self, *, new_style: bool) -> str:
        """Write what the person sees."""
        stays = self.kept or self.shortened or self.is_whole
        if self.broken or (self.ended and not stays):
            return self.raw
        return syllables.spell(self.letters, self.tone, new_style=new_style)
