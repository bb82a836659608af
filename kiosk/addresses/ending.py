"""The last words of a text as the name of a unit, the longest name first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from kiosk.addresses.kinds import kind_before
from kiosk.addresses.naming import Unit
from kiosk.addresses.spelling import Key, Token, exact_key
from kiosk.addresses.unit import bare, kind_of

NAME_WORDS = 7


@dataclass(frozen=True, slots=True)
class Ending(Generic[Unit]):
    """What the last words name: units alike but for marks and kind; where kind and name begin.

    `written` is the name with its marks; empty where the whole text has none, so that a name
    without marks is no more likely than its likes.
    """

    units: tuple[Unit, ...]
    written: Key
    kind: str
    start: int

    @property
    def alike(self) -> tuple[Unit, ...]:
        """Those of the kind written; all where no kind is written."""
        return tuple(unit for unit in self.units if self.kind in ("", kind_of(unit.name)))

    def one(self, *, same_kind: bool = True) -> Unit | None:
        """The unit meant, if it is one: of the kind written, else by its marks."""
        among = self.alike or (() if same_kind else self.units)
        if len(among) > 1:
            among = tuple(unit for unit in among if exact_key(bare(unit.name)) == self.written)
        return among[0] if len(among) == 1 else None


def endings(
    words: Sequence[Token], named: Mapping[Key, tuple[Unit, ...]], kinds: Mapping[Key, str]
) -> Iterator[Ending[Unit]]:
    """Give the names the last words may be: after their kind, or set apart; a number needs one."""
    marked = any(word.exact != word.folded for word in words)
    for length in range(min(NAME_WORDS, len(words)), 0, -1):
        at = len(words) - length
        units = named.get(tuple(word.folded for word in words[at:]), ())
        kind, start = kind_before(words, at, kinds)
        is_number = length == 1 and words[at].folded.isdigit()
        if units and (kind or (words[at].begins and not is_number)):
            written = tuple(word.exact for word in words[at:]) if marked else ()
            yield Ending(units, written, kind, start)
