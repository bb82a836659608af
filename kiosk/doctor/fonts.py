"""Whether the letters of screens and papers are there, Vietnamese marks included."""

from pathlib import Path

from PIL import ImageFont

from kiosk.config import ASSETS
from kiosk.devices.status import Health, Language
from kiosk.doctor.words import health

FONTS = ASSETS / "fonts"
FACES = {
    ("Be Vietnam Pro", "Bold"),
    ("Noto Sans", "Regular"),
    ("Noto Sans", "SemiBold"),
    ("Noto Sans", "Bold"),
}
SAMPLE_SIZE_PX = 20
ABSENT = "\U0010ffff"
HARD_LETTERS = "Ễộữặ"


def fonts_health(language: Language, folder: Path = FONTS) -> Health:
    """Open every font file and look for each face and for stacked marks."""
    found: set[tuple[str | None, str | None]] = set()
    for path in sorted(folder.glob("*.ttf")):
        try:
            font = ImageFont.truetype(str(path), SAMPLE_SIZE_PX)
        except OSError:
            return health("fonts", "damaged", language, ok=False, file=path.name)
        if not draws_vietnamese(font):
            return health("fonts", "damaged", language, ok=False, file=path.name)
        found.add(font.getname())
    missing = sorted(FACES - found)
    if missing:
        faces = ", ".join(" ".join(face) for face in missing)
        return health("fonts", "missing", language, ok=False, faces=faces)
    return health("fonts", "ready", language, ok=True)


def draws_vietnamese(font: ImageFont.FreeTypeFont) -> bool:
    """Whether each letter with two marks has a picture of its own, not the box for "unknown"."""
    unknown = bytes(font.getmask(ABSENT))
    return all(bytes(font.getmask(letter)) != unknown for letter in HARD_LETTERS)
