"""The poster for residents: its pictures from the real pages, then set as PDF and as a picture.

python -m tests.screens.poster
"""

from collections.abc import Mapping
from pathlib import Path

import typst
from PIL import Image

from kiosk.config import ASSETS
from tests.screens.page import Page
from tests.screens.pages import all_pages
from tests.screens.panels import Setting
from tests.screens.plates import PLATES
from tests.screens.portrait import COLOURS, look
from tests.screens.stage import Stage

DOCS = Path(__file__).parents[2] / "docs"
POSTER = DOCS / "vi" / "ap-phich"
STEPS = [name for name, _ in PLATES["way"]]
WIDTH_PX = 720
PREVIEW_PPI = 40


def draw(stage: Stage, pages: Mapping[str, Page]) -> None:
    """Draw the six steps of a visit."""
    stage.dress(Setting())
    for number, name in enumerate(STEPS, 1):
        pages[name].show(stage)
        picture = look(stage)
        size = (WIDTH_PX, round(picture.height * WIDTH_PX / picture.width))
        small = picture.resize(size, Image.Resampling.LANCZOS).quantize(COLOURS)
        small.save(DOCS / "pictures" / f"poster-{number}.png", optimize=True)


def compose() -> None:
    """Set the poster."""
    compiler = typst.Compiler(
        str(POSTER.with_suffix(".typ")),
        root=str(DOCS),
        font_paths=[str(ASSETS / "fonts")],
        ignore_system_fonts=True,
    )
    compiler.compile(output=str(POSTER.with_suffix(".pdf")))
    preview = DOCS / "pictures" / "ap-phich.png"
    compiler.compile(output=str(preview), format="png", ppi=PREVIEW_PPI)


def main() -> None:
    stage = Stage()
    draw(stage, {page.name: page for page in all_pages(stage)})
    stage.close()
    compose()


if __name__ == "__main__":
    main()
