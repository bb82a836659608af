"""What a sentence asks, and about what: words recognised as the search does, marks optional."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from rapidfuzz.distance import OSA

from kiosk.assistant.asked import Asked
from kiosk.search.tokens import Token, tokens_of
from kiosk.text.composer import compose_line
from kiosk.text.folding import nfc, without_marks

GAP, MOST_IN_GAP = "…", 3
LONGEST_QUESTION, MOST_WORDS = 300, 40
SHORTEST_TYPO = 4
Kind = Literal["subject", "filler", "question", "day", "soon"]


@dataclass(frozen=True, slots=True)
class Heard:
    """What was asked, in the order it was said, and the words that say about what.

    `weekday` (0 is Monday) and `days_ahead` are of a day that was named.
    """

    questions: tuple[str, ...]
    subject: str
    weekday: int | None = None
    days_ahead: int | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that mean something; None among them stands for a gap."""

    words: tuple[Token | None, ...]
    kind: Kind
    meaning: str

    @property
    def weight(self) -> int:
        """How many words it has."""
        return sum(word is not None for word in self.words)


class Hearing:
    """Built once of what people ask; `hear` is pure."""

    def __init__(self, asked: Asked) -> None:
        """Take every phrase, the longest first."""
        phrases = [*_phrases(asked.subjects, "subject", ""), *_phrases(asked.filler, "filler", "")]
        for question in asked.questions:
            phrases += _phrases(question.heard, "question", question.id)
        for day, names in asked.days.items():
            phrases += _phrases(names, "day", str(day))
        for ahead, names in asked.soon.items():
            phrases += _phrases(names, "soon", str(ahead))
        self._phrases = sorted(phrases, key=lambda phrase: -phrase.weight)

    def hear(self, text: str) -> Heard:
        """Take the reading, as typed or with keys of Telex and VNI made up, that says most."""
        heard = [self._hear(tokens) for tokens in _readings(text)]
        return max(heard, key=lambda found: found[0])[1]

    def _hear(self, tokens: Sequence[Token]) -> tuple[int, Heard]:
        meant: dict[Kind, list[str]] = {kind: [] for kind in get_args(Kind)}
        left, weight, place = [], 0, 0
        while place < len(tokens):
            phrase, taken = self._at(tokens, place)
            if phrase is None:
                left.append(tokens[place].written)
                place += 1
                continue
            weight += 0 if phrase.kind == "filler" else phrase.weight
            meant[phrase.kind].append(phrase.meaning)
            inside = tokens[place : place + len(taken)]
            kept = phrase.kind == "subject"
            left += [t.written for t, fixed in zip(inside, taken, strict=True) if kept or not fixed]
            place += len(taken)
        heard = Heard(
            tuple(dict.fromkeys(meant["question"])),
            " ".join(left),
            *(int(meant[kind][0]) if meant[kind] else None for kind in ("day", "soon")),
        )
        return weight, heard

    def _at(self, tokens: Sequence[Token], place: int) -> tuple[Phrase | None, list[bool]]:
        """Give the longest phrase that begins here, and of each word whether it is the phrase's."""
        for phrase in self._phrases:
            taken = _match(phrase.words, tokens, place)
            if taken is not None:
                return phrase, taken
        return None, []


def _match(words: Sequence[Token | None], tokens: Sequence[Token], place: int) -> list[bool] | None:
    """Follow a phrase from a place on; None where the words are others."""
    if not words:
        return []
    if words[0] is None:
        for skipped in range(min(MOST_IN_GAP, len(tokens) - place) + 1):
            rest = _match(words[1:], tokens, place + skipped)
            if rest is not None:
                return [False] * skipped + rest
        return None
    if place >= len(tokens) or not _same(tokens[place], words[0], alone=len(words) == 1):
        return None
    rest = _match(words[1:], tokens, place + 1)
    return None if rest is None else [True, *rest]


def _same(asked: Token, heard: Token, *, alone: bool) -> bool:
    """Whether a word is meant; wrong marks and one wrong letter are forgiven in longer words."""
    if asked.written == heard.written:
        return True
    long_enough = len(heard.folded) >= SHORTEST_TYPO and len(asked.folded) >= SHORTEST_TYPO
    if asked.folded == heard.folded:
        return asked.is_plain or heard.is_plain or long_enough
    near = long_enough and not alone and asked.folded[0] == heard.folded[0]
    return near and OSA.distance(asked.folded, heard.folded, score_cutoff=1) <= 1


def _phrases(texts: Iterable[str], kind: Kind, meaning: str) -> Iterator[Phrase]:
    for text in texts:
        words: list[Token | None] = []
        for part in text.split(GAP):
            words += [None] if words else []
            words += tokens_of(part)
        yield Phrase(tuple(words), kind, meaning)


def _readings(text: str) -> list[tuple[Token, ...]]:
    line = " ".join(nfc(text[:LONGEST_QUESTION]).lower().split())
    ways = [line]
    if line == without_marks(line):
        ways += [compose_line(line, "telex"), compose_line(line, "vni")]
    return [tokens_of(way)[:MOST_WORDS] for way in dict.fromkeys(ways)]
