"""The words of the index, and which of them a word of a question may stand for, and how well."""

import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.search.question import Asked, is_word
from kiosk.search.tokens import Token, token_of

SAME, UNMARKED, OTHER_MARKS = 1.0, 0.96, 0.78
SOUNDS_ALIKE, ALIKE, TYPO, TWO_TYPOS, TURNED, BEGINNING = 0.8, 0.85, 0.75, 0.55, 0.5, 0.8
MAY_SOUND_ALIKE = 0.7
SHORTEST_TYPO, SHORTEST_TWO_TYPOS, MOST_BEGINNINGS = 4, 7, 30
MOST_REMEMBERED = 4000


class Vocabulary:
    """All words without marks, in order, by sound and by their letters."""

    def __init__(self, folded: Iterable[str], alike: Mapping[str, Sequence[str]]) -> None:
        """Take the words of the index and the words that may stand for others."""
        self._words = sorted(folded)
        self._known = frozenset(self._words)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        self._turned: dict[str, list[str]] = defaultdict(list)
        self._long: dict[int, list[str]] = defaultdict(list)
        for word in self._words:
            self._sounds[token_of(word).sound].append(word)
            self._turned["".join(sorted(word))].append(word)
            if word.isalpha():
                self._long[len(word)].append(word)
        self._alike = {
            word: [token_of(other).folded for other in others] for word, others in alike.items()
        }
        self._seen: dict[str, Mapping[str, float]] = {}

    def __contains__(self, folded: str) -> bool:
        return folded in self._known

    def matches(self, asked: Asked, *, begun_from: int = 0) -> dict[str, float]:
        """Give the words of the index that a word may stand for.

        It may be only begun where it has so many letters; 0: it is whole.
        """
        found: dict[str, float] = {}
        for form in asked.forms:
            for word, quality in self._of_form(form).items():
                found[word] = max(found.get(word, 0.0), quality)
        typed = asked.typed.folded
        if begun_from and len(typed) >= begun_from and not typed.isdigit():
            for word in self._beginning_with(typed):
                found[word] = max(found.get(word, 0.0), BEGINNING)
        return found

    def _of_form(self, form: Token) -> Mapping[str, float]:
        seen = self._seen.get(form.written)
        if seen is None:
            if len(self._seen) >= MOST_REMEMBERED:
                self._seen.clear()
            seen = self._seen[form.written] = self._look_up(form)
        return seen

    def _look_up(self, form: Token) -> Mapping[str, float]:
        folded = form.folded
        if not folded.isalpha():
            return {folded: SAME} if folded in self._known else {}
        misspelt = not form.is_plain and not is_word(form.written)
        found = dict.fromkeys(self._turned_letters(folded), TURNED)
        if misspelt or folded not in self._known:
            found |= self._near(folded)
        alike = MAY_SOUND_ALIKE if folded in self._known else SOUNDS_ALIKE
        found |= dict.fromkeys(self._sounds.get(form.sound, ()), alike)
        for other in self._alike.get(form.written, ()):
            if other in self._known:
                found[other] = max(found.get(other, 0.0), ALIKE)
        if folded in self._known:
            found[folded] = TYPO if misspelt else SAME
        return found

    def _near(self, folded: str) -> Mapping[str, float]:
        """Words one slip of a finger away, of long words two; short ones keep the first letter."""
        size = len(folded)
        if size < SHORTEST_TYPO:
            return {}
        slips = 2 if size >= SHORTEST_TWO_TYPOS else 1
        found: dict[str, float] = {}
        for length in range(size - slips, size + slips + 1):
            near = process.extract(
                folded, self._long.get(length, ()), scorer=OSA.distance, score_cutoff=slips, limit=6
            )
            for word, distance, _ in near:
                if size > SHORTEST_TYPO or word[0] == folded[0]:
                    found[word] = TYPO if distance <= 1 else TWO_TYPOS
        return found

    def _turned_letters(self, folded: str) -> list[str]:
        """Words with the same letters, two neighbours of them turned round."""
        same = self._turned.get("".join(sorted(folded)), ())
        return [word for word in same if word != folded and OSA.distance(word, folded) == 1]

    def _beginning_with(self, start: str) -> Sequence[str]:
        first = bisect.bisect_left(self._words, start)
        last = bisect.bisect_left(self._words, start + "\uffff")
        return self._words[first : min(last, first + MOST_BEGINNINGS)]


def likeness(asked: Asked, written: Token) -> float:
    """Say how well the marks agree where the letters do, or where a word is only begun."""
    same = [_same_letters(form, written) for form in asked.forms if form.folded == written.folded]
    if same:
        return max(same)
    typed = asked.typed
    begun = written.folded.startswith(typed.folded) and not typed.is_plain
    return OTHER_MARKS if begun and not written.written.startswith(typed.written) else 1.0


def _same_letters(form: Token, written: Token) -> float:
    if form.written == written.written:
        return 1.0
    return UNMARKED if form.is_plain or written.is_plain else OTHER_MARKS
