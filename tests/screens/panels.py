"""The panels the screens are judged on, and one way to look at a page: a setting."""

from dataclasses import dataclass

from kiosk.appearance.look import Language, Look
from kiosk.appearance.palette import PALETTES, Theme
from kiosk.appearance.sizes import STEP_COUNT, Profile

LANGUAGES: tuple[Language, ...] = ("vi", "en")
THEMES: tuple[Theme, ...] = tuple(PALETTES)
STEPS = tuple(range(STEP_COUNT))


@dataclass(frozen=True, slots=True)
class Panel:
    """A screen of `width` × `height` pixels, `px_per_mm` dense."""

    name: str
    profile: Profile
    width: int
    height: int
    px_per_mm: float

    @property
    def is_kiosk(self) -> bool:
        """Whether it stands, 600 mm from the eyes; a tablet is held at 400 mm."""
        return self.profile == "kiosk"


KIOSK = Panel("kiosk", "kiosk", 1080, 1920, 4.03)
TABLET = Panel("tablet", "tablet", 1200, 1920, 8.9)
WIDE = Panel("wide", "tablet", 1920, 1200, 8.9)
PANELS = (KIOSK, TABLET, WIDE)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how a page is looked at; the default is what the next person meets."""

    panel: Panel = KIOSK
    step: int = 1
    theme: Theme = "day"
    language: Language = "vi"

    @property
    def look(self) -> Look:
        """The look of the application for it; no motion."""
        return Look(
            px_per_mm=self.panel.px_per_mm,
            profile=self.panel.profile,
            step=self.step,
            theme=self.theme,
            language=self.language,
            motion=False,
        )

    def __str__(self) -> str:
        return f"{self.panel.name}-{self.step}-{self.theme}-{self.language}"


def all_settings() -> list[Setting]:
    """Every panel, theme, text size and language; neighbours differ as little as can be."""
    return [
        Setting(panel, step, theme, language)
        for panel in PANELS
        for theme in THEMES
        for step in STEPS
        for language in LANGUAGES
    ]
