"""The picture of the README: welcome, a question with its answer chosen, the slip.

python -m tests.screens.portrait docs/pictures/kiosk.png
"""

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice

from tests.screens.stage import Stage

CODE = "1.001193"
ANSWERS = {"relation": "mother", "child_dob": "2026-11-02"}
WIDTH_PX, GAP_PX = 330, 24
PAGE = "#E7E0D2"
COLOURS = 128


def look(stage: Stage) -> Image.Image:
    """What the window shows now."""
    stage.settle()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    stage.window.grabWindow().save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")


def pages(stage: Stage) -> list[Image.Image]:
    """The three pages, brought up as a visit would."""
    stage.reset()
    welcome = look(stage)
    stage.take("question", CODE, "parents_married", ANSWERS)
    stage.views.question.choose("married")
    question = look(stage)
    stage.take("declaration", CODE, "parents_married", {**ANSWERS, "parents_married": "married"})
    stage.views.slip.save()
    return [welcome, question, look(stage)]


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """All in one row, small."""
    small = [p.resize((WIDTH_PX, round(p.height * WIDTH_PX / p.width))) for p in pictures]
    height = max(p.height for p in small)
    size = ((WIDTH_PX + GAP_PX) * len(small) + GAP_PX, height + 2 * GAP_PX)
    row = Image.new("RGB", size, PAGE)
    for number, picture in enumerate(small):
        row.paste(picture, (GAP_PX + number * (WIDTH_PX + GAP_PX), GAP_PX))
    return row.quantize(COLOURS)


def main() -> None:
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    side_by_side(pages(Stage())).save(out, optimize=True)


if __name__ == "__main__":
    main()
