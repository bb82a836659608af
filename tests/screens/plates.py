"""The pictures of docs/design.md and of the poster, drawn from the real pages.

python -m tests.screens.plates docs/pictures
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image

from tests.screens.page import Page
from tests.screens.pages import all_pages
from tests.screens.panels import KIOSK, STEPS, TABLET, THEMES, WIDE, Setting
from tests.screens.portrait import COLOURS, GAP_PX, PAGE, look
from tests.screens.stage import Stage

Plate = Sequence[tuple[str, Setting]]
HEIGHT_PX = 520
BIRTH = "1.001193"
CHOSEN = f"{BIRTH}-relation-chosen"
PLATES: Mapping[str, Plate] = {
    "way": [
        (name, Setting())
        for name in (
            "welcome",
            "find",
            f"{BIRTH}-takes",
            CHOSEN,
            f"{BIRTH}-check-1",
            f"{BIRTH}-slip",
        )
    ],
    "sizes": [(CHOSEN, Setting(KIOSK, step)) for step in STEPS],
    "themes": [(CHOSEN, Setting(theme=theme)) for theme in THEMES],
    "panels": [(CHOSEN, Setting(panel)) for panel in (KIOSK, TABLET, WIDE)],
    "voices": [
        (name, Setting())
        for name in (
            f"{BIRTH}-relation-untouched",
            f"{BIRTH}-requester_number-error",
            "takehome-printed",
        )
    ],
    "short": [
        (name, Setting()) for name in ("leave", "resume", "outoforder", "counter-door", "guide")
    ],
    "modes": [
        (name, Setting())
        for name in ("low-question-choice", "left-question-name", "keys-find", "practice-find")
    ],
}


def draw(stage: Stage, pages: Mapping[str, Page], plate: Plate) -> Image.Image:
    """One row of pages, all of one height."""
    pictures = []
    for name, setting in plate:
        stage.dress(setting)
        pages[name].show(stage)
        pictures.append(look(stage))
    small = [p.resize((round(p.width * HEIGHT_PX / p.height), HEIGHT_PX)) for p in pictures]
    width = sum(p.width + GAP_PX for p in small) + GAP_PX
    row = Image.new("RGB", (width, HEIGHT_PX + 2 * GAP_PX), PAGE)
    left = GAP_PX
    for picture in small:
        row.paste(picture, (left, GAP_PX))
        left += picture.width + GAP_PX
    return row.quantize(COLOURS)


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    stage = Stage()
    pages = {page.name: page for page in all_pages(stage)}
    for name, plate in PLATES.items():
        draw(stage, pages, plate).save(out / f"design-{name}.png", optimize=True)
    stage.close()


if __name__ == "__main__":
    main()
