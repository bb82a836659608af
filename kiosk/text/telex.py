"""Telex: tones by s f r x j z; aa ee oo, aw ow uw, dd; w alone is ư; a key again undoes.

Brackets stay brackets (no `[` for ơ), as in Unikey's simple Telex.
"""

from kiosk.text.keystrokes import KeyMap, bar, circumflex, clear_tone, hook, tone
from kiosk.text.syllables import ACUTE, DOT, GRAVE, HOOK, TILDE

TELEX: KeyMap = {
    "s": tone(ACUTE),
    "f": tone(GRAVE),
    "r": tone(HOOK),
    "x": tone(TILDE),
    "j": tone(DOT),
    "z": clear_tone,
    "a": circumflex("a"),
    "e": circumflex("e"),
    "o": circumflex("o"),
    "d": bar,
    "w": hook("aou", makes_u=True),
}
