"""Contrast as painted: the colour of full ink against what lies behind it, pixel by pixel.

Text: where coverage is full, against the same pixels with the text left away. Pictures: where
they differ most from the page without them. Edges: the line itself against either side of it.
"""

from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlProperty

from kiosk.appearance.palette import Theme
from tests.screens.finding import Finding
from tests.screens.grabs import CLEAR, changed, colours, grab
from tests.screens.sight import Shown, Sight, kind_of
from tests.screens.studio import Alone

TEXT_LEAST: dict[Theme, float] = {"day": 10, "night": 10, "contrast": 20}
MARK_LEAST = 3.0
FULL = 247
SAMPLES = 32
UNSURE = 12
"""How much the covering of a pixel may differ from one grab to the next (of 255)."""
STRAY = 10
"""One pixel in so many may be off: the edge of a letter differs a little from grab to grab. Of a
short or thin text, with few full pixels, the middle one counts."""
SOLID = 0.9
ROUNDING = 0.05
Colour = tuple[int, int, int]


def contrast_findings(
    sight: Sight, drawn: Sequence[Alone], ink: Image.Image, painted: QImage, theme: Theme
) -> list[Finding]:
    """Measure every text, picture and meaningful edge; `painted` is the page as it is."""
    with changed(sight.texts, "color", CLEAR):
        wordless = grab(sight.window)
        with changed(sight.pictures, "opacity", 0.0):
            bare = grab(sight.window)
    return [
        *weak_texts(drawn, ink, painted, wordless, theme),
        *weak_pictures(sight, wordless, bare),
        *weak_edges(sight, wordless),
    ]


def weak_texts(
    drawn: Sequence[Alone], ink: Image.Image, painted: QImage, wordless: QImage, theme: Theme
) -> Iterator[Finding]:
    """Find text below the floor of its theme."""
    for alone in drawn:
        there = ink.crop(alone.box)
        both = ImageChops.darker(there, alone.ink)
        places = full_places(both, alone.box, 254) or full_places(both, alone.box, FULL)
        if not places:
            if alone.ink.getbbox() is not None:
                yield Finding("cannot-measure", alone.text.words)
            continue
        corner = QPoint(*alone.box[:2])
        ratios = sorted(
            ratio(unmixed(pixel(painted, at), behind, coverage(there, at - corner)), behind)
            for at in places
            for behind in [pixel(wordless, at)]
        )
        least = ratios[len(ratios) // (STRAY if len(ratios) >= 2 * STRAY else 2)]
        if least < TEXT_LEAST[theme] - ROUNDING:
            yield Finding("weak-text", alone.text.words, f"{least:.1f}:1")


def weak_pictures(sight: Sight, wordless: QImage, bare: QImage) -> Iterator[Finding]:
    """Find icons that do not stand out from what is behind them."""
    with_pictures, without = colours(wordless), colours(bare)
    for picture in sight.pictures:
        rect = picture.rect.toAlignedRect().intersected(sight.frame.toRect())
        box = (rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1)
        if rect.isEmpty():
            continue
        change = ImageChops.difference(with_pictures.crop(box), without.crop(box)).convert("L")
        most = change.getextrema()[1]
        solid = change.point(lambda v, most=most: 255 if v and v >= SOLID * most else 0)
        places = sampled(solid, box)
        best = max((ratio(pixel(wordless, at), pixel(bare, at)) for at in places), default=1.0)
        if best < MARK_LEAST:
            source = picture.item.property("source").toString()
            yield Finding("weak-picture", source, f"{best:.1f}:1")


def weak_edges(sight: Sight, wordless: QImage) -> Iterator[Finding]:
    """Find edges that carry meaning and can hardly be seen.

    Those are: thick edges, and the edge of a field to write in. A hairline around a card or a
    sheet is decoration: what is in it says the same. Where the ring of the keys is, it is the edge.
    """
    rings = [box for box in sight.boxes if in_ring(box)]
    ringed = {id(around.item) for ring in rings if (around := sight.holder(ring)) is not None}
    for box in sight.boxes:
        width = edge_width(box)
        around = sight.holder(box)
        if around is not None and not around.item.isEnabled():
            continue
        if around is not None and id(around.item) in ringed and not in_ring(box):
            continue
        field = around is not None and around.kind == "Field"
        if width and (width >= thick(sight) or field):
            best = edge_contrast(box, width, wordless)
            if best is not None and best < MARK_LEAST - ROUNDING:
                yield Finding("weak-edge", (around or box).words, f"{best:.1f}:1")


def in_ring(box: Shown) -> bool:
    """Whether it is part of the ring that shows where the keys are."""
    return any(kind_of(above) == "FocusRing" for above in box.ancestors)


def edge_width(box: Shown) -> float:
    """How wide the edge of a rectangle is drawn; 0 without one."""
    if QQmlProperty(box.item, "border.color").read().alpha() == 0:
        return 0.0
    return float(QQmlProperty(box.item, "border.width").read())


def thick(sight: Sight) -> float:
    """From how many pixels on an edge is there to be seen."""
    return 0.7 * sight.panel.px_per_mm


def edge_contrast(box: Shown, width: float, image: QImage) -> float | None:
    """The edge against its better side, at the middle of the left and of the top side."""
    found = []
    rect = box.rect
    middle, reach = rect.center(), width + 2
    for line, outside, inside in (
        (
            QPoint(round(rect.left() + width / 2 - 0.5), round(middle.y())),
            QPoint(round(rect.left() - 3), round(middle.y())),
            QPoint(round(rect.left() + reach), round(middle.y())),
        ),
        (
            QPoint(round(middle.x()), round(rect.top() + width / 2 - 0.5)),
            QPoint(round(middle.x()), round(rect.top() - 3)),
            QPoint(round(middle.x()), round(rect.top() + reach)),
        ),
    ):
        if all(image.rect().contains(at) for at in (line, outside, inside)):
            edge = pixel(image, line)
            found.append(max(ratio(edge, pixel(image, at)) for at in (outside, inside)))
    return max(found, default=None)


def full_places(ink: Image.Image, box: tuple[int, int, int, int], least: int) -> list[QPoint]:
    """Places where the ink covers at least so much of a pixel (0…255)."""
    return sampled(ink.point(lambda value: 255 if value >= least else 0), box)


def sampled(mask: Image.Image, box: tuple[int, int, int, int]) -> list[QPoint]:
    """Up to `SAMPLES` places of the window where the mask is set, evenly spread."""
    data = mask.tobytes()
    first, last = data.find(255), data.rfind(255)
    if first < 0:
        return []
    starts = range(first, last + 1, max(1, (last + 1 - first) // SAMPLES))
    found = sorted({data.find(255, start) for start in starts})
    return [QPoint(box[0] + at % mask.width, box[1] + at // mask.width) for at in found]


def coverage(ink: Image.Image, at: QPoint) -> int:
    """How much of a pixel the ink covers, 0…255."""
    value = ink.getpixel((at.x(), at.y()))
    assert isinstance(value, int)
    return value


def pixel(image: QImage, at: QPoint) -> Colour:
    """The colour painted there."""
    colour: QColor = image.pixelColor(at)
    return colour.red(), colour.green(), colour.blue()


def ratio(one: Colour, other: Colour) -> float:
    """Contrast of two colours, 1…21 (WCAG 2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def unmixed(seen: Colour, behind: Colour, coverage: int) -> Colour:
    """The colour of the ink itself, where it covers nearly all of a pixel (0…255)."""
    sure = coverage - UNSURE
    parts = (b + (s - b) * 255 / sure for s, b in zip(seen, behind, strict=True))
    red, green, blue = (min(255, max(0, round(part))) for part in parts)
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Relative luminance, 0…1."""
    red, green, blue = (linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    """A channel of sRGB as light."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
