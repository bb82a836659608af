"""What a Vietnamese syllable may look like, and where its tone is written.

A syllable here is a row of `Letter`s and one tone. Onsets and rhymes are closed tables; a second,
small set serves place and family names of minority languages (Krông, Đắk, Chư Păh, Cư Jút) and
counts only in words that begin with a capital.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

Mark = Literal["", "^", "w", "-"]

LEVEL, GRAVE, ACUTE, HOOK, TILDE, DOT = range(6)
TONE_MARKS = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")

MARKED = {
    ("a", "^"): "â",
    ("e", "^"): "ê",
    ("o", "^"): "ô",
    ("a", "w"): "ă",
    ("o", "w"): "ơ",
    ("u", "w"): "ư",
    ("d", "-"): "đ",
}
UNMARKED: dict[str, tuple[str, Mark]] = {
    "â": ("a", "^"),
    "ê": ("e", "^"),
    "ô": ("o", "^"),
    "ă": ("a", "w"),
    "ơ": ("o", "w"),
    "ư": ("u", "w"),
    "đ": ("d", "-"),
}
VOWELS = frozenset("aeiouyăâêôơư")
_STOPS = ("c", "ch", "p", "t")
_NOT_AFTER_STOP = (GRAVE, HOOK, TILDE)


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


ONSETS = _words("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
NAME_ONSETS = _words("bl br chr dr đr gl gr hr j kb kd kl kp kr ml mn pl pr st xr xt")
RHYMES = _words(
    """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    y yên yêm yêng yêt yêu ych ynh yt yn yp
    o oc oi om on ong op ot ooc oong
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêu
    uôc uôi uôm uôn uông uôt uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươ ươc ươi ươm ươn ương ươp ươt ươu
    """
)
NAME_RHYMES = _words(
    "ak ăk âk ek êk ik ok ôk ơk uk ưk iêk uôk ah ăh eh êh ih oh ôh ơh uh ưh ơng il el ôl"
    " ăl ăr ưr ơr uôr iêr ăng"
)
_ALWAYS_K = frozenset({"ăk"})
_LONE = frozenset("ăâêôơưđ")


def _loosened(rhyme: str) -> Iterable[str]:
    """Every way to write a rhyme while some of its letter marks are still to come."""
    options = [(c, UNMARKED[c][0]) if c in UNMARKED else (c,) for c in rhyme]
    return ("".join(letters) for letters in product(*options))


def _beginnings(rhymes: Iterable[str]) -> frozenset[str]:
    return frozenset(
        loose[:length]
        for rhyme in rhymes
        for loose in _loosened(rhyme)
        for length in range(1, len(rhyme) + 1)
    )


_BEGINNINGS = _beginnings(RHYMES | _ALWAYS_K)
_NAME_BEGINNINGS = _beginnings(RHYMES | NAME_RHYMES)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter without tone: lower-case base, letter mark, case."""

    base: str
    mark: Mark = ""
    upper: bool = False

    @property
    def char(self) -> str:
        """The letter in lower case, mark included."""
        return MARKED.get((self.base, self.mark), self.base)


def spelling(letters: Sequence[Letter]) -> str:
    """Lower-case letters with their marks, no tone."""
    return "".join(letter.char for letter in letters)


def has_vowel(word: str) -> bool:
    """Tell whether a lower-case, toneless word has a vowel letter."""
    return not VOWELS.isdisjoint(word)


def onset_length(word: str) -> int:
    """How many letters come before the rhyme; the u of qu and the i of gia belong to the onset."""
    if word.startswith("qu") and word[2:3] in VOWELS and len(word) > 2:
        return 2
    if word.startswith("gi") and word[2:3] in VOWELS and len(word) > 2:
        return 2
    return next((i for i, c in enumerate(word) if c in VOWELS), len(word))


def _onset_allows(onset: str, rhyme: str) -> bool:
    first = UNMARKED.get(rhyme[0], (rhyme[0], ""))[0]
    if onset in ("gh", "ngh"):
        return first in "ei"
    if onset in ("c", "ng"):
        return first not in "eiy"
    if onset == "g":
        return first not in "ey"
    if onset == "gi":
        return first not in "iy"
    return onset != "qu" or first != "u"


def _tone_allowed(rhyme: str, tone: int) -> bool:
    return tone not in _NOT_AFTER_STOP or not rhyme.endswith(_STOPS)


def _divisions(word: str, *, is_name: bool) -> Iterable[tuple[str, str]]:
    """Every way to cut a word into an allowed onset and a rest that is not empty."""
    for cut in range(min(len(word), 4)):
        onset, rest = word[:cut], word[cut:]
        known = not onset or onset in ONSETS or (is_name and onset in NAME_ONSETS)
        if known and rest[0] in VOWELS and _onset_allows(onset, rest):
            yield onset, rest


def may_become(word: str, tone: int, *, is_name: bool) -> bool:
    """Tell whether a toneless lower-case word is, or can still grow into, a syllable.

    A row of consonants always may: abbreviations (HĐND, QĐ) are written so.
    """
    if not has_vowel(word) or (word == "qu" and tone == LEVEL):
        return True
    beginnings = _NAME_BEGINNINGS if is_name else _BEGINNINGS
    return any(
        rest in beginnings and _tone_allowed(rest, tone)
        for _, rest in _divisions(word, is_name=is_name)
    )


def is_complete(word: str, tone: int, *, is_name: bool) -> bool:
    """Tell whether a toneless lower-case word with this tone is a whole syllable."""
    if not has_vowel(word) or word in _LONE:
        return True
    for _, rest in _divisions(word, is_name=is_name):
        if rest in RHYMES and _tone_allowed(rest, tone):
            return tone != LEVEL or not rest.endswith(_STOPS)
        if rest in _ALWAYS_K or (is_name and rest in NAME_RHYMES):
            return True
    return False


def tone_place(word: str, *, new_style: bool) -> int | None:
    """Index of the letter that carries the tone; None when there is no vowel.

    Old style writes "hòa, thúy", new style "hoà, thuý"; both agree on everything else.
    """
    start = onset_length(word)
    end = start
    while end < len(word) and word[end] in VOWELS:
        end += 1
    vowels = word[start:end]
    if not vowels:
        return None
    marked = [i for i, c in enumerate(vowels) if c in UNMARKED]
    if marked:
        return start + marked[-1]
    has_coda = end < len(word)
    if len(vowels) >= 3:
        return start + 1
    if len(vowels) == 2 and (has_coda or (new_style and vowels in ("oa", "oe", "uy"))):
        return start + 1
    return start


def spell(letters: Sequence[Letter], tone: int, *, new_style: bool) -> str:
    """Write letters and tone as NFC text."""
    chars = [letter.char.upper() if letter.upper else letter.char for letter in letters]
    place = tone_place(spelling(letters), new_style=new_style) if tone else None
    if place is not None:
        chars[place] += TONE_MARKS[tone]
    return unicodedata.normalize("NFC", "".join(chars))


def read_letter(char: str) -> tuple[Letter, int]:
    """Take one character apart into letter and tone; unknown characters are their own base."""
    decomposed = unicodedata.normalize("NFD", char)
    tone = next((TONE_MARKS.index(c) for c in decomposed if c in TONE_MARKS[1:]), LEVEL)
    toneless = unicodedata.normalize(
        "NFC", "".join(c for c in decomposed if c not in TONE_MARKS[1:])
    )
    small = toneless.lower()
    base, mark = UNMARKED.get(small, (small, ""))
    return Letter(base, mark, upper=small != toneless), tone


def is_syllable(text: str) -> bool:
    """Tell whether a word, marks and all, is one whole Vietnamese syllable."""
    taken = [read_letter(char) for char in unicodedata.normalize("NFC", text)]
    tones = [tone for _, tone in taken if tone]
    letters = [letter for letter, _ in taken]
    word = spelling(letters)
    return (
        len(tones) <= 1
        and has_vowel(word)
        and is_complete(word, tones[0] if tones else LEVEL, is_name=bool(letters[0].upper))
    )


def with_tone_placed(text: str, *, new_style: bool) -> str:
    """Write a syllable with its tone where this style has it: "Hòa" or "Hoà"."""
    taken = [read_letter(char) for char in unicodedata.normalize("NFC", text)]
    tone = next((tone for _, tone in taken if tone), LEVEL)
    return spell([letter for letter, _ in taken], tone, new_style=new_style)
