"""Where everything goes on a paper roll: blocks of text, codes and rules become placed pieces.

Pure: widths of text are asked from a `Measure`, so nothing here knows a font file or a picture.
Positions and sizes are dots of a 203 dpi print head, 8 dots a millimetre.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.paper.wording import printable

DOTS_PER_MM = 8
WIDTH_DOTS = 576
MARGIN_DOTS = 8
CAP_PER_EM = 0.714
ASCENT_EM = 1.05
LINE_EM = 1.3

Weight = Literal["Regular", "SemiBold", "Bold"]
Mark = Literal["box", "dot", "none"]
Align = Literal["left", "centre"]


@dataclass(frozen=True, slots=True)
class Face:
    """A weight of the paper's typeface in a size; `em` in dots."""

    weight: Weight
    em: int


def face(weight: Weight, cap_mm: float, scale: float = 1.0) -> Face:
    """Give the face whose capital letters are `cap_mm` high (rounded up, never smaller)."""
    dots = cap_mm * scale * DOTS_PER_MM / CAP_PER_EM
    return Face(weight, int(dots + 0.999))


Measure = Callable[[str, Face], float]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, wrapped at words; `mark` puts a box to tick, a dot or only room before it."""

    text: str
    face: Face
    align: Align = "left"
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Digits:
    """A number as large as one line can hold, at most `face`."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: modules with their quiet zone (True is black), `module` dots each."""

    modules: tuple[tuple[bool, ...], ...]
    module: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper, `thickness` dots."""

    thickness: int = 3


@dataclass(frozen=True, slots=True)
class Space:
    """Empty paper."""

    mm: float


Block = Text | Digits | Code | Rule | Space


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One line of text; `y` is its baseline."""

    x: int
    y: int
    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A box to tick, or a filled dot, of `size` dots."""

    x: int
    y: int
    size: int
    filled: bool


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A filled bar."""

    x: int
    y: int
    width: int
    thickness: int


@dataclass(frozen=True, slots=True)
class PlacedCode:
    """A QR code at its upper left corner, quiet zone included."""

    x: int
    y: int
    code: Code


Placed = PlacedText | PlacedMark | PlacedRule | PlacedCode


@dataclass(frozen=True, slots=True)
class Page:
    """Everything placed, and how long the paper is."""

    pieces: tuple[Placed, ...]
    height: int
    width: int = WIDTH_DOTS


def wrap(text: str, face: Face, width: float, measure: Measure) -> list[str]:
    """Break `text` into lines no wider than `width`; a word too long for a line is divided.

    Nothing is left out: the lines' letters are the text's letters.
    """
    lines: list[str] = []
    line = ""
    for word in printable(text).split(" "):
        for number, part in enumerate(_divide(word, face, width, measure)):
            joined = f"{line} {part}" if line and number == 0 else line + part
            if line and measure(joined, face) > width:
                lines.append(line)
                line = part
            else:
                line = joined
    return [*lines, line] if line else lines


def _divide(word: str, face: Face, width: float, measure: Measure) -> Iterator[str]:
    while word and measure(word, face) > width:
        fits = 1
        while fits < len(word) and measure(word[: fits + 1], face) <= width:
            fits += 1
        yield word[:fits]
        word = word[fits:]
    if word:
        yield word


def _balance(block: Text, room: float, measure: Measure) -> list[str]:
    """Wrap; centred lines come out alike, and no paragraph ends in one lonely word."""
    lines = wrap(block.text, block.face, room, measure)
    lonely = len(lines) > 1 and " " not in lines[-1]
    if len(lines) < 2 or not (lonely or block.align == "centre"):
        return lines
    narrower = room - DOTS_PER_MM
    while narrower > room / 2:
        closer = wrap(block.text, block.face, narrower, measure)
        if len(closer) > len(lines):
            break
        lines, narrower = closer, narrower - DOTS_PER_MM
        if block.align == "left" and " " in lines[-1]:
            break
    return lines


def line_height(face: Face) -> int:
    """Dots from one baseline to the next: stacked Vietnamese marks never touch the line above."""
    return round(face.em * LINE_EM)


def lay_out(blocks: Sequence[Block], measure: Measure) -> Page:
    """Place `blocks` one under the other."""
    pieces: list[Placed] = []
    y = MARGIN_DOTS
    for block in blocks:
        placed, height = _place(block, y, measure)
        pieces += placed
        y += height
    return Page(tuple(pieces), y + MARGIN_DOTS)


def _place(block: Block, y: int, measure: Measure) -> tuple[list[Placed], int]:
    match block:
        case Text():
            return _place_text(block, y, measure)
        case Digits():
            return _place_digits(block, y, measure)
        case Code():
            side = len(block.modules) * block.module
            return [PlacedCode((WIDTH_DOTS - side) // 2, y, block)], side
        case Rule():
            width = WIDTH_DOTS - 2 * MARGIN_DOTS
            gap = DOTS_PER_MM
            bar = PlacedRule(MARGIN_DOTS, y + gap, width, block.thickness)
            return [bar], block.thickness + 2 * gap
        case Space():
            return [], round(block.mm * DOTS_PER_MM)


def _place_text(block: Text, y: int, measure: Measure) -> tuple[list[Placed], int]:
    placed: list[Placed] = []
    step = line_height(block.face)
    baseline = round(block.face.em * ASCENT_EM)
    cap = round(block.face.em * CAP_PER_EM)
    indent = round(block.face.em * 1.1) if block.mark else 0
    left = MARGIN_DOTS + indent
    room = WIDTH_DOTS - MARGIN_DOTS - left
    lines = _balance(block, room, measure)
    if block.mark in {"box", "dot"} and lines:
        size = cap if block.mark == "box" else cap // 3
        top = y + baseline - (cap + size) // 2
        placed.append(PlacedMark(MARGIN_DOTS, top, size, filled=block.mark == "dot"))
    for number, line in enumerate(lines):
        slack = room - measure(line, block.face) if block.align == "centre" else 0
        x = left + int(slack // 2)
        placed.append(PlacedText(x, y + number * step + baseline, line, block.face))
    return placed, len(lines) * step


def _place_digits(block: Digits, y: int, measure: Measure) -> tuple[list[Placed], int]:
    room = WIDTH_DOTS - 2 * MARGIN_DOTS
    em = block.face.em
    text = printable(block.text)
    while em > 1 and measure(text, Face(block.face.weight, em)) > room:
        em -= 1
    fitted = Face(block.face.weight, em)
    x = MARGIN_DOTS + int((room - measure(text, fitted)) // 2)
    gap = DOTS_PER_MM
    cap = round(em * CAP_PER_EM)
    return [PlacedText(x, y + gap + cap, text, fitted)], cap + 2 * gap
