"""VNI: tones by 1 to 5, 0 clears; 6 circumflex, 7 horn, 8 breve, 9 đ; a key again undoes."""

from kiosk.text.keystrokes import KeyMap, bar, circumflex, clear_tone, hook, tone
from kiosk.text.syllables import ACUTE, DOT, GRAVE, HOOK, TILDE

VNI: KeyMap = {
    "1": tone(ACUTE),
    "2": tone(GRAVE),
    "3": tone(HOOK),
    "4": tone(TILDE),
    "5": tone(DOT),
    "0": clear_tone,
    "6": circumflex("aeo"),
    "7": hook("uo"),
    "8": hook("a"),
    "9": bar,
}
