"""Capital letters in millimetres: no text of any kind below what old eyes read."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QFont, QFontMetricsF

from tests.screens.finding import Finding
from tests.screens.sight import Sight
from tests.screens.studio import Alone

LEAST_MM = {"kiosk": 5.6, "tablet": 4.0}
MOST_FRAME_MM = 7.3
LEAST_LINE = 1.3
LEAST_TITLE_LINE = 1.2


def letter_findings(sight: Sight, drawn: Sequence[Alone]) -> list[Finding]:
    """Judge every text by the font really used, after any fitting."""
    return [*small_letters(sight, drawn), *tight_lines(drawn)]


def small_letters(sight: Sight, drawn: Sequence[Alone]) -> Iterator[Finding]:
    """Find text whose capitals are lower than the floor of the profile."""
    least = LEAST_MM[sight.panel.profile]
    for alone in drawn:
        height = sight.mm(capital_px(alone))
        if height < least - sight.mm(0.5):
            yield Finding("small-letters", alone.text.words, f"{height:.1f} mm")


def tight_lines(drawn: Sequence[Alone]) -> Iterator[Finding]:
    """Find lines closer together than stacked marks allow."""
    for alone in drawn:
        item = alone.text.item
        if item.property("lineCount") < 2:
            continue
        font: QFont = item.property("font")
        bold = font.weight() >= QFont.Weight.DemiBold
        least = LEAST_TITLE_LINE if bold else LEAST_LINE
        if item.property("lineHeight") < least - 0.001:
            yield Finding("tight-lines", alone.text.words, f"{item.property('lineHeight')}")


def capital_px(alone: Alone) -> float:
    """Height of a capital in pixels, in the font as it is drawn."""
    font = QFont(alone.text.item.property("font"))
    font.setPixelSize(round(alone.font_px))
    return QFontMetricsF(font).capHeight()
