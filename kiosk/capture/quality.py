"""What is wrong with the picture of a page, as a person would see it: blurred, glaring, dark."""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter, ImageStat

from kiosk.capture.verdict import Doubt

READING_SIDE = 1500
REACH = 4
LEAST_STEP = 48
LEAST_WRITTEN = 0.0015
SHARP = 0.40
DARK = 105
BURNT, PAPER_BELOW = 250, 242
GLARE_SHARE = 0.004
GLARE_SIDE = 240
MARGIN = 0.02


@dataclass(frozen=True, slots=True)
class Quality:
    """Of one page: brightness of its paper, shares of glare and of writing, sharpness."""

    paper: int
    glare: float
    written: float
    sharpness: float

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What to tell, the gravest first."""
        found: list[Doubt] = []
        if self.paper < DARK:
            found.append("dark")
        if self.glare > GLARE_SHARE:
            found.append("glare")
        if self.written < LEAST_WRITTEN:
            found.append("blank")
        elif self.sharpness < SHARP:
            found.append("blurred")
        return tuple(found)


def measure(page: Image.Image) -> Quality:
    """Look at a page that was cut out and flattened."""
    grey = page.convert("L")
    across, down = int(grey.width * MARGIN), int(grey.height * MARGIN)
    grey = grey.crop((across, down, grey.width - across, grey.height - down))
    paper = _paper(grey)
    written, sharpness = _sharpness(grey)
    return Quality(paper, _glare(grey, paper), written, sharpness)


def _paper(grey: Image.Image) -> int:
    """The brightness that is most frequent in the brighter half."""
    counts = grey.histogram()
    middle = sum(value * count for value, count in enumerate(counts)) // max(1, sum(counts))
    smooth = [sum(counts[max(0, value - 4) : value + 5]) for value in range(256)]
    return max(range(middle, 256), key=lambda value: smooth[value])


def _glare(grey: Image.Image, paper: int) -> float:
    """The share that is burnt out while the rest of the paper is not."""
    if paper >= PAPER_BELOW:
        return 0.0
    small = grey.resize((GLARE_SIDE, GLARE_SIDE), Image.Resampling.BOX)
    burnt = small.point([255 if value >= BURNT else 0 for value in range(256)])
    solid = burnt.filter(ImageFilter.BoxBlur(1)).point([0] * 255 + [255])
    return ImageStat.Stat(solid).mean[0] / 255


def _sharpness(grey: Image.Image) -> tuple[float, float]:
    """The share of writing, and how steep its edges are: of the whole step, how much in one pixel.

    Both ways apart, the worse one counts: what moved sideways keeps its lines across.
    """
    reading = grey.copy()
    reading.thumbnail((READING_SIDE, READING_SIDE), Image.Resampling.BOX)
    found = [_steepness(reading, dx, dy) for dx, dy in ((1, 0), (0, 1))]
    return min(share for share, _ in found), min(steep for _, steep in found)


def _steepness(grey: Image.Image, dx: int, dy: int) -> tuple[float, float]:
    most, least = grey, grey
    steepest = ImageChops.difference(grey, ImageChops.offset(grey, dx, dy))
    step = steepest
    for far in range(1, REACH + 1):
        for way in (far, -far):
            moved = ImageChops.offset(grey, dx * way, dy * way)
            most, least = ImageChops.lighter(most, moved), ImageChops.darker(least, moved)
            steepest = ImageChops.lighter(steepest, ImageChops.offset(step, dx * way, dy * way))
    whole = ImageChops.subtract(most, least)
    edges = whole.point([255 if value >= LEAST_STEP else 0 for value in range(256)])
    share = ImageStat.Stat(edges).mean[0] / 255
    if share == 0:
        return 0.0, 0.0
    return share, ImageStat.Stat(steepest, edges).mean[0] / ImageStat.Stat(whole, edges).mean[0]
