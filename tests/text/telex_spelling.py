"""The other way round: how a Vietnamese word is typed, marks at their letters, tone at the end."""

import unicodedata

TONE_KEYS = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
VNI_TONE_KEYS = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
LETTER_KEYS = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI_LETTER_KEYS = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}


def typed(word, method="telex"):
    tones, letters = (
        (TONE_KEYS, LETTER_KEYS) if method == "telex" else (VNI_TONE_KEYS, VNI_LETTER_KEYS)
    )
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(tones[c] for c in decomposed if c in tones)
    toneless = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in tones))
    keys = ""
    for letter in toneless:
        key = letters.get(letter.lower(), letter.lower())
        keys += key.upper() if letter != letter.lower() else key
    return keys + tone
