"""Colours by role for the three themes; contrast floors are held by tests on rendered pixels."""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["day", "night", "contrast"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Hex colours. `x_words` is the text upon `x`; `line` may be faint, `edge` carries meaning.

    `glow` is the warm text upon `action`: the gold of the sun would be too dark to read there.
    """

    ground: str
    ink: str
    soft_ink: str
    card: str
    sheet: str
    line: str
    edge: str
    action: str
    action_words: str
    glow: str
    action_ink: str
    band: str
    band_words: str
    chosen: str
    chosen_words: str
    chosen_edge: str
    stop: str
    stop_words: str
    done: str
    done_words: str
    drum: str
    sun: str
    quiet: str


PALETTES: dict[Theme, Palette] = {
    "day": Palette(
        ground="#FFFBF2",
        ink="#1A1714",
        soft_ink="#2E2722",
        card="#F3EADB",
        sheet="#FFFFFF",
        line="#D6CAB2",
        edge="#063B52",
        action="#063B52",
        action_words="#FFFFFF",
        glow="#FFEEBB",
        action_ink="#063B52",
        band="#063B52",
        band_words="#FFFFFF",
        chosen="#FFC83D",
        chosen_words="#1A1714",
        chosen_edge="#1A1714",
        stop="#7A1410",
        stop_words="#FFFFFF",
        done="#084A21",
        done_words="#FFFFFF",
        drum="#D6CAB2",
        sun="#FFC83D",
        quiet="#928770",
    ),
    "night": Palette(
        ground="#10151A",
        ink="#FFFFFF",
        soft_ink="#F1F3F5",
        card="#1B232B",
        sheet="#161D24",
        line="#4A5763",
        edge="#9BE3F5",
        action="#9BE3F5",
        action_words="#10151A",
        glow="#10151A",
        action_ink="#9BE3F5",
        band="#0A0E12",
        band_words="#FFFFFF",
        chosen="#FFD54A",
        chosen_words="#10151A",
        chosen_edge="#FFFFFF",
        stop="#5C0B08",
        stop_words="#FFFFFF",
        done="#063A19",
        done_words="#FFFFFF",
        drum="#3A4651",
        sun="#FFD54A",
        quiet="#66727E",
    ),
    "contrast": Palette(
        ground="#000000",
        ink="#FFFFFF",
        soft_ink="#FFFFFF",
        card="#000000",
        sheet="#000000",
        line="#FFFFFF",
        edge="#FFFFFF",
        action="#FFFFFF",
        action_words="#000000",
        glow="#000000",
        action_ink="#FFFFFF",
        band="#000000",
        band_words="#FFFFFF",
        chosen="#FFFFFF",
        chosen_words="#000000",
        chosen_edge="#FFFFFF",
        stop="#FFFFFF",
        stop_words="#000000",
        done="#FFFFFF",
        done_words="#000000",
        drum="#FFFFFF",
        sun="#FFFFFF",
        quiet="#FFFFFF",
    ),
}
