"""Text that is cut, covered, running into other text, or not where it belongs, found by its ink.

Every text turned black, then white: what differs is the ink that reaches the eye. Each text drawn
alone (`studio.py`) is the ink there should be.
"""

from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from tests.screens.finding import Finding
from tests.screens.grabs import Box, ink_of, pixels_over, total
from tests.screens.sight import Shown, Sight
from tests.screens.studio import Alone

# After much other text Qt draws a letter up to a sixth lighter here and there; what is cut is gone.
LOST, LOST_PIXELS, LOST_INK = 63, 2, 1.0
MEETING = 64
SLACK_PX = 1
KNOWN_PICTURES = tuple(
    f"image://{name}/" for name in ("camera", "carry", "drum", "icon", "page", "qr")
)


def ink_findings(
    sight: Sight, drawn: Sequence[Alone], ink: Image.Image | None = None
) -> list[Finding]:
    """Compare what reaches the eye with what there should be."""
    ink = ink or ink_of(sight.window, sight.texts)
    return [
        *unjudged(sight, drawn),
        *broken_words(drawn),
        *lost_ink(drawn, ink),
        *meeting_texts(drawn, ink.size),
        *strayed(sight, drawn),
    ]


def unjudged(sight: Sight, drawn: Sequence[Alone]) -> Iterator[Finding]:
    """Refuse what this audit cannot see."""
    for alone in drawn:
        chain = (alone.text.item, *alone.text.ancestors)
        if any(item.scale() != 1 or item.rotation() % 360 for item in chain):
            yield Finding("turned-or-scaled", alone.text.words)
        if not alone.plain:
            yield Finding("rich-text", alone.text.words)
    for editor in sight.editors:
        yield Finding("editor", editor.words)
    for picture in sight.pictures:
        source = picture.item.property("source").toString()
        if not source.startswith(KNOWN_PICTURES):
            yield Finding("unknown-picture", source)


def broken_words(drawn: Sequence[Alone]) -> Iterator[Finding]:
    """Find words too long for their line, which are broken in the middle.

    An e-mail address has no blank to break at: it is the one thing that may go on.
    """
    for alone in drawn:
        item = alone.text.item
        if item.property("lineCount") < 2:
            continue
        font = QFont(item.property("font"))
        font.setPixelSize(round(alone.font_px))
        metrics = QFontMetricsF(font)
        room = alone.text.rect.width() + SLACK_PX
        for word in item.property("text").split():
            if "@" not in word and metrics.horizontalAdvance(word) > room:
                yield Finding("broken-word", alone.text.words, word)


def lost_ink(drawn: Sequence[Alone], ink: Image.Image) -> Iterator[Finding]:
    """Find texts of which some ink does not reach the eye, and texts without any."""
    for alone in drawn:
        wanted = total(alone.ink)
        if not wanted:
            if alone.text.item.property("text").strip():
                yield Finding("no-ink", alone.text.words)
            continue
        there = ink.crop(alone.box)
        loss = ImageChops.subtract(alone.ink, there)
        mask = alone.ink.point(lambda value: 255 if value else 0)
        net = wanted - total(ImageChops.darker(there, mask))
        if pixels_over(loss, LOST) >= LOST_PIXELS and net >= LOST_INK:
            yield Finding("cut", alone.text.words, f"{net:.0f} of {wanted:.0f} px")


def meeting_texts(drawn: Sequence[Alone], size: tuple[int, int]) -> Iterator[Finding]:
    """Find texts whose ink meets that of an earlier one."""
    before = Image.new("L", size)
    for alone in drawn:
        mask = alone.ink.point(lambda value: 255 if value > MEETING else 0)
        both = ImageChops.darker(mask, before.crop(alone.box))
        if pixels_over(both, 0) >= LOST_PIXELS:
            yield Finding("meets-text", alone.text.words, f"{pixels_over(both, 0)} px")
        before.paste(255, alone.box[:2], mask)


def strayed(sight: Sight, drawn: Sequence[Alone]) -> Iterator[Finding]:
    """Find ink outside of the control, the box or the window it belongs to."""
    for alone in drawn:
        inside = ink_rect(alone)
        if inside is None:
            continue
        if not sight.frame.contains(inside):
            yield Finding("outside-window", alone.text.words)
        home = sight.holder(alone.text) or box_around(sight, alone.text)
        if home is not None and not grown(home.rect).contains(inside):
            yield Finding("outside-control", alone.text.words, f"of {home.words}")
        for control in sight.controls:
            if control.rect.intersects(inside) and not alone.text.is_inside(control):
                yield Finding("meets-control", alone.text.words, f"and {control.words}")


def box_around(sight: Sight, text: Shown) -> Shown | None:
    """The drawn box behind a text: a rectangle that fills one of its ancestors."""
    around = [
        box
        for box in sight.boxes
        if box.ancestors and box.ancestors[-1] in text.ancestors and fills(box)
    ]
    return around[-1] if around else None


def fills(box: Shown) -> bool:
    """Whether a rectangle covers the whole of the item it lies in."""
    parent = box.ancestors[-1]
    return box.rect.width() == parent.width() and box.rect.height() == parent.height()


def ink_rect(alone: Alone) -> QRectF | None:
    """The smallest rectangle of the window around the ink of a text."""
    mask = alone.ink.point(lambda value: 255 if value > MEETING else 0)
    box: Box | None = mask.getbbox()
    if box is None:
        return None
    left, top = alone.box[0], alone.box[1]
    return QRectF(left + box[0], top + box[1], box[2] - box[0], box[3] - box[1])


def grown(rect: QRectF) -> QRectF:
    """A rectangle with a pixel of slack for rounding."""
    return rect.adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX)
