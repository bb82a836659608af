"""How this visit looks and is used: text size, theme, language, reach, hand, keys.

Frozen; the next person starts anew.
"""

from dataclasses import dataclass, replace
from typing import Literal

from kiosk.appearance.palette import PALETTES, Palette, Theme
from kiosk.appearance.sizes import DEFAULT_STEP, STEP_COUNT, Profile, Sizes, sizes

Language = Literal["vi", "en"]

SEATED_REACH_MM = 1120
"""How high above the floor a seated person's hand comes over an edge (EN 301 549, 8.3)."""
FLOOR_MM = 800
"""Where the lower edge of the panel usually is above the floor."""
LEAST_REACH_MM = 290
"""What keyboard, actions and help row need: a panel hung too high gets no less than this."""


@dataclass(frozen=True, slots=True)
class Look:
    """`px_per_mm`, `profile` and `floor_mm` belong to the panel, the rest to the person.

    So does `keypad`: six keys for those who do not touch. `keys`: a ring shows where they are;
    `voice`: that place is also spoken. `motion`: what can move does, else it changes at once, or
    slowly where change is its use. `low`: what is touched is within reach of a seated person;
    `left`: the main act is on the left.
    """

    px_per_mm: float
    profile: Profile = "kiosk"
    floor_mm: float = FLOOR_MM
    keypad: bool = False
    step: int = DEFAULT_STEP
    theme: Theme = "day"
    language: Language = "vi"
    motion: bool = True
    low: bool = False
    left: bool = False
    keys: bool = False
    voice: bool = False

    @property
    def reach_px(self) -> int:
        """How far up from the panel's lower edge things are touched; 0 is all of it.

        A tablet is held where the hand is: nothing there is too high.
        """
        if not self.low or self.profile == "tablet":
            return 0
        return int(max(LEAST_REACH_MM, SEATED_REACH_MM - self.floor_mm) * self.px_per_mm)

    @property
    def sizes(self) -> Sizes:
        """Every size in pixels."""
        return sizes(self.px_per_mm, self.profile, self.step)

    @property
    def palette(self) -> Palette:
        """Every colour by role."""
        return PALETTES[self.theme]

    def with_step(self, step: int) -> "Look":
        """Another text size, held inside the four there are."""
        return replace(self, step=min(max(step, 0), STEP_COUNT - 1))

    def with_theme(self, theme: Theme) -> "Look":
        """Another theme."""
        return replace(self, theme=theme)

    def with_language(self, language: Language) -> "Look":
        """Another language."""
        return replace(self, language=language)

    def with_motion(self, motion: bool) -> "Look":
        """What moves may move, or as little as can be."""
        return replace(self, motion=motion)

    def with_low(self, low: bool) -> "Look":
        """What is touched is low, or in its usual place."""
        return replace(self, low=low)

    def with_left(self, left: bool) -> "Look":
        """For the left hand, or for the right one."""
        return replace(self, left=left)

    def with_keys(self, keys: bool, *, voice: bool) -> "Look":
        """By keys or by touch, spoken or not."""
        return replace(self, keys=keys, voice=keys and voice)
