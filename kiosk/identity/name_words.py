"""Words that names are made of, for who writes one: a list of the house, of nobody in particular.

The first word is a family name, the second mostly a middle one, the others mostly given ones.
"""

import functools
import re
from dataclasses import dataclass

import yaml

from kiosk.config import ASSETS
from kiosk.text.completion import Completion, completing
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
    words = load_name_words()
    place = len(before[: begun.start()].split())
    among = (words.family, (*words.middle, *words.given), (*words.given, *words.middle))[
        min(place, 2)
    ]
    placed = (with_tone_placed(word, new_style=new_style) for word in among)
    in_capitals = before == before.upper()
    return tuple(
        Completion(len(begun[0]), word.upper() if in_capitals else word)
        for word in completing(begun[0], placed)
    )


@functools.lru_cache(maxsize=1)
def load_name_words() -> NameWords:
    """Read the list."""
    read = yaml.safe_load(_LIST.read_text("utf-8"))
    return NameWords(*(tuple(read[key].split()) for key in ("family", "middle", "given")))
