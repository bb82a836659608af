"""One word being typed: each keystroke makes a letter, marks one, or sets the tone."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk.text import syllables
from kiosk.text.syllables import LEVEL, Letter
from kiosk.text.word import Key, Word

Action = Callable[[Word, str], Word | None]
KeyMap = Mapping[str, Action]


def _marked(word: Word, indexes: tuple[int, ...], mark: syllables.Mark) -> tuple[Letter, ...]:
    return tuple(
        replace(letter, mark=mark) if i in indexes else letter
        for i, letter in enumerate(word.letters)
    )


def _with_mark(
    word: Word, indexes: tuple[int, ...], mark: syllables.Mark, char: str
) -> Word | None:
    """Mark letters by a key; None when the word could not be Vietnamese then."""
    key = Key(char, "mark", indexes[-1])
    changed = replace(word, letters=_marked(word, indexes, mark), keys=(*word.keys, key))
    return changed if changed.fits else None


def _undo_mark(word: Word, indexes: tuple[int, ...], char: str) -> Word:
    """Take marks back and write the key itself; backspace will then remove both."""
    target = indexes[-1]
    made_by = next(key for key in word.keys if key.kind == "make" and key.letter == target)
    if made_by.char.lower() == "w":
        return _undo_lone_u(word, made_by, char)
    last = len(word.letters)
    keys = tuple(
        replace(key, letter=last) if key.kind == "mark" and key.letter in indexes else key
        for key in word.keys
    )
    letters = _marked(word, indexes, "")
    return _literal(replace(word, letters=letters, keys=keys, kept=True), char)


def _undo_lone_u(word: Word, made_by: Key, char: str) -> Word:
    """Turn a ư that w alone made back into w; ww at the end is one w."""
    if made_by.letter == len(word.letters) - 1:
        keys = tuple(key for key in word.keys if key is not made_by)
        return _literal(replace(word, letters=word.letters[:-1], keys=keys, kept=True), char)
    letters = tuple(
        Letter("w", upper=letter.upper) if i == made_by.letter else letter
        for i, letter in enumerate(word.letters)
    )
    return _literal(replace(word, letters=letters, kept=True), char)


def _literal(word: Word, char: str) -> Word:
    """Append a character as a letter of its own; a ready-made accent sets the tone."""
    letter, tone = syllables.read_letter(char)
    key = Key(char, "make", len(word.letters))
    return replace(
        word,
        letters=(*word.letters, letter),
        tone=tone or word.tone,
        keys=(*word.keys, key),
    )


def _append(word: Word, char: str) -> Word:
    """Append a letter; an ending after ưo or uơ completes ươ."""
    longer = _literal(word, char)
    pair = _horn_pair(word)
    if pair is None or pair[1] != len(word.letters) - 1:
        return longer
    if {word.letters[i].mark for i in pair} == {"", "w"}:
        completed = replace(longer, letters=_marked(longer, pair, "w"))
        return completed if completed.fits else longer
    return longer


def _horn_pair(word: Word) -> tuple[int, int] | None:
    """Indexes of u and o side by side in the rhyme."""
    start = syllables.onset_length(word.spelling)
    for i in range(start, len(word.letters) - 1):
        if word.letters[i].base == "u" and word.letters[i + 1].base == "o":
            return i, i + 1
    return None


def tone(number: int) -> Action:
    """Make a key that sets a tone; pressed again it takes it back and writes itself."""

    def act(word: Word, char: str) -> Word | None:
        if not syllables.has_vowel(word.spelling):
            return None
        if word.tone == number:
            if word.spelling.endswith("k") and not word.is_whole:
                return None
            keys = tuple(
                Key(k.char, "make", len(word.letters)) if k.kind == "tone" else k for k in word.keys
            )
            return _literal(replace(word, tone=LEVEL, keys=keys, kept=True), char)
        changed = replace(word, tone=number, keys=(*word.keys, Key(char, "tone")))
        return changed if changed.fits else None

    return act


def clear_tone(word: Word, char: str) -> Word | None:
    """Take the tone away; without a tone the key is a letter."""
    if word.tone == LEVEL:
        return None
    return replace(word, tone=LEVEL, keys=(*word.keys, Key(char, "tone")))


def circumflex(bases: str) -> Action:
    """Make a key that puts the circumflex on the last vowel with one of these bases."""

    def act(word: Word, char: str) -> Word | None:
        for i in reversed(range(len(word.letters))):
            letter = word.letters[i]
            if letter.base not in bases:
                continue
            if letter.mark == "^":
                return _undo_mark(word, (i,), char)
            pair = _horn_pair(word)
            freed = word
            if pair is not None and pair[1] == i:
                freed = replace(word, letters=_marked(word, (pair[0],), ""))
            changed = _with_mark(freed, (i,), "^", char)
            if changed is not None:
                return changed
        return None

    return act


def bar(word: Word, char: str) -> Word | None:
    """Make đ: of the first d of a syllable, or of the last d in a row of consonants."""
    if not word.letters or word.kept:
        return None
    target = 0 if syllables.has_vowel(word.spelling) else len(word.letters) - 1
    letter = word.letters[target]
    if letter.base != "d":
        return None
    if letter.mark == "-":
        return _undo_mark(word, (target,), char)
    return _with_mark(word, (target,), "-", char)


def _hook_pair(word: Word, pair: tuple[int, int], char: str) -> Word | None:
    marks = tuple(word.letters[i].mark for i in pair)
    if marks == ("w", "w"):
        if _horn_came_by_itself(word, pair[1]):
            return replace(word, keys=(*word.keys, Key(char, "mark", pair[1])))
        return _undo_mark(word, pair, char)
    alone = word.spelling in ("thuo", "thuô") and marks[1] != "w"
    return _with_mark(word, pair[1:] if alone else pair, "w", char)


def _horn_came_by_itself(word: Word, o: int) -> bool:
    """Whether ưoi or ưou was completed although its second key was still to come: ruwoiw."""
    marked = any(key.letter == o and key.kind == "mark" for key in word.keys)
    return not marked and word.letters[-1].base in "iu" and word.letters[o].base == "o"


def hook(bases: str, *, makes_u: bool = False) -> Action:
    """Make a key for horn or breve on these bases; `makes_u`: without a vowel it writes ư."""

    def act(word: Word, char: str) -> Word | None:
        if not syllables.has_vowel(word.spelling):
            return _lone_u(word, char) if makes_u else None
        pair = _horn_pair(word)
        if pair is not None and "u" in bases:
            return _hook_pair(word, pair, char)
        start = syllables.onset_length(word.spelling)
        for i in reversed(range(start, len(word.letters))):
            letter = word.letters[i]
            if letter.base not in bases:
                continue
            if letter.mark == "w":
                return _undo_mark(word, (i,), char)
            changed = _with_mark(word, (i,), "w", char)
            if changed is not None:
                return changed
        return None

    return act


def _lone_u(word: Word, char: str) -> Word | None:
    letter = Letter("u", "w", upper=char.isupper())
    key = Key(char, "make", len(word.letters))
    changed = replace(word, letters=(*word.letters, letter), keys=(*word.keys, key))
    return changed if changed.fits else None


def extend(word: Word, char: str, keymap: KeyMap) -> Word:
    """Give the word after one more key."""
    word = replace(word, ended=False, shortened=False)
    if word.broken:
        return replace(word, keys=(*word.keys, Key(char, "make")))
    if word.kept and not word.fits:
        return _after_undo(word, char)
    action = keymap.get(char.lower())
    changed = action(word, char) if action is not None else None
    if changed is None:
        changed = _append(word, char)
    return changed if changed.kept or changed.fits else replace(changed, broken=True)


def _after_undo(word: Word, char: str) -> Word:
    """Write on behind an undone mark: only letters, and none of them Vietnamese."""
    longer = _literal(word, char)
    marked = word.tone != LEVEL or any(letter.mark for letter in word.letters)
    return replace(longer, broken=marked or unicodedata.combining(char) > 0)


def shorten(word: Word, keymap: KeyMap, *, new_style: bool) -> Word:
    """Give the word after backspace: the last letter goes, with its mark and a tone on it."""
    if word.broken:
        return _replayed(word.raw[:-1], keymap)
    last = len(word.letters) - 1
    keys = tuple(key for key in word.keys if key.letter != last)
    shorter = replace(word, letters=word.letters[:-1], keys=keys)
    bore_tone = syllables.tone_place(word.spelling, new_style=new_style) == last
    if bore_tone or not syllables.has_vowel(shorter.spelling):
        no_tones = tuple(key for key in keys if key.kind != "tone")
        shorter = replace(shorter, tone=LEVEL, keys=no_tones)
    kept = word.kept and not shorter.fits
    return replace(shorter, kept=kept, shortened=True, ended=False)


def _replayed(keys: str, keymap: KeyMap) -> Word:
    word = Word()
    for char in keys:
        word = extend(word, char, keymap)
    return word
