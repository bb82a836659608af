"""The picture: a bar for each ratio, a mark where its goal is."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from bench.result import limit_of
from bench.table import figure

FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"
WIDTH, ROW, TOP, LEFT, RIGHT = 1400, 76, 96, 450, 290
INK, SOFT, GROUND, GRID = "#1A1714", "#5A5149", "#FFFBF2", "#D6CAB2"
MET, MISSED, GOAL = "#0B6B32", "#A3201A", "#063B52"
SPAN = 1.5
"""The scale's end, in goals; a longer bar is cut and says so with its number."""

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def draw(results: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Write the picture of results as in their JSON."""
    image = Image.new("RGB", (WIDTH, TOP + ROW * len(results) + 40), GROUND)
    pen = ImageDraw.Draw(image)
    big, small = font(26), font(19)
    pen.text((24, 22), "Measured against goals (bars: ratio as a share of its goal)", INK, big)
    pen.text((24, 58), "line: the goal · green: kept · red: missed", SOFT, small)
    goal_x = LEFT + length(1.0)
    for number, result in enumerate(results):
        _bar(pen, TOP + number * ROW, result, (big, small))
    pen.line((goal_x, TOP - 6, goal_x, TOP + ROW * len(results)), GOAL, 3)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)


def font(size_px: int) -> Font:
    """The kiosk's own letters where set-up has cut them."""
    own = FONTS / "NotoSans-Regular.ttf"
    return ImageFont.truetype(own, size_px) if own.exists() else ImageFont.load_default(size_px)


def length(share: float) -> int:
    """Pixels of a bar that is so many goals long."""
    return round((WIDTH - LEFT - RIGHT) * min(share, SPAN) / SPAN)


def share_of_goal(result: Mapping[str, Any]) -> float:
    """How many goals long the ratio is; the goal's direction says which side is good.

    Where nothing at all is the goal, anything is endlessly long.
    """
    ratio, limit = float(result["ratio"]), limit_of(str(result["goal"]))
    if limit == 0:
        return 0.0 if ratio == 0 else math.inf
    return ratio / limit


def _bar(
    pen: ImageDraw.ImageDraw, y: int, result: Mapping[str, Any], fonts: tuple[Font, Font]
) -> None:
    big, small = fonts
    unit = str(result["unit"])
    pen.text((24, y + 6), str(result["name"]), INK, big)
    sides = f"{figure(result['ours'], unit)} : {figure(result['peer'], unit)}"
    pen.text((24, y + 38), f"{sides} {result['peer_name']}", SOFT, small)
    end = LEFT + length(share_of_goal(result))
    pen.line((LEFT, y, LEFT, y + ROW), GRID, 1)
    colour = MET if result["met"] else MISSED
    pen.rectangle((LEFT, y + 12, max(end, LEFT + 2), y + 58), colour)
    verdict = "kept" if result["met"] else "missed"
    words = f"{result['ratio']:.2f}  (goal {result['goal']}, {verdict})"
    pen.text((LEFT + length(SPAN) + 14, y + 20), words, colour, big if len(words) < 22 else small)
