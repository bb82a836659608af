"""Words that names are made of, for who writes one: a list of the house, of nobody in particular.

The first word is a family name, the second mostly a middle one, the others mostly given ones.
"""

import functools
import re
from dataclasses import dataclass

import yaml

from kiosk.config import ASSETS
from kiosk.text.completion import MOST, Completion, completing
from kiosk.text.folding import fold, has_marks
from kiosk.text.syllables import with_tone_placed

_LIST = ASSETS / "words" / "names.yaml"
_BEGUN = re.compile(r"[^\W\d_]+$")


@dataclass(frozen=True, slots=True)
class NameWords:
    """The commonest first."""

    family: tuple[str, ...]
    middle: tuple[str, ...]
    given: tuple[str, ...]


def name_completions(before: str, *, new_style: bool) -> tuple[Completion, ...]:
    """Complete the word at the end of a name, in the case and style in which it is written."""
    begun = _BEGUN.search(before)
    if begun is None:
        return ()
    place = len(before[: begun.start()].split())
    placed = [with_tone_placed(word, new_style=new_style) for word in _among(place)]
    in_capitals = before == before.upper()
    found = [
        Completion(len(begun[0]), word.upper() if in_capitals else word)
        for word in completing(begun[0], placed)
    ]
    whole = _with_all_marks(before, new_style=new_style)
    return (*([whole] if whole else []), *found)[:MOST]


def _among(place: int) -> tuple[str, ...]:
    words = load_name_words()
    return (words.family, (*words.middle, *words.given), (*words.given, *words.middle))[
        min(place, 2)
    ]


def _with_all_marks(before: str, *, new_style: bool) -> Completion | None:
    """The whole name with its marks, where one of the words before the last has lost them."""
    written = before.split()
    marked = [_marked(word, place, new_style=new_style) for place, word in enumerate(written)]
    if marked[:-1] == written[:-1]:
        return None
    return Completion(len(before), " ".join(marked))


def _marked(word: str, place: int, *, new_style: bool) -> str:
    """The commonest word of names that is written so without marks, in the case of this one."""
    if has_marks(word):
        return word
    same = next((known for known in _among(place) if fold(known) == fold(word)), None)
    if same is None:
        return word
    placed = with_tone_placed(same, new_style=new_style)
    return placed.upper() if word == word.upper() else placed


@functools.lru_cache(maxsize=1)
def load_name_words() -> NameWords:
    """Read the list."""
    read = yaml.safe_load(_LIST.read_text("utf-8"))
    return NameWords(*(tuple(read[key].split()) for key in ("family", "middle", "given")))
