"""How this visit looks: text size, theme, language. Frozen; the next person starts anew."""

from dataclasses import dataclass, replace
from typing import Literal

from kiosk.appearance.palette import PALETTES, Palette, Theme
from kiosk.appearance.sizes import DEFAULT_STEP, STEP_COUNT, Profile, Sizes, sizes

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Look:
    """`px_per_mm` and `profile` belong to the panel, the rest to the person."""

    px_per_mm: float
    profile: Profile = "kiosk"
    step: int = DEFAULT_STEP
    theme: Theme = "day"
    language: Language = "vi"
    motion: bool = True

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
