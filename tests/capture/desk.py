"""Photographs of an invented paper on an invented desk: what is in them is known."""

import random
from dataclasses import dataclass, replace
from io import BytesIO
from math import cos, radians, sin
from statistics import NormalDist

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from kiosk.capture.quad import Point, Quad, flattening
from kiosk.config import ASSETS

PHOTO = (1200, 900)
SHEET = (1000, 1414)
LINES = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập – Tự do – Hạnh phúc",
    "GIẤY VÍ DỤ",
    "Họ, chữ đệm, tên: TRẦN THỊ TẬP",
    "Số định danh: 003160012345",
    "Nơi ở: Số 1 phố Ví Dụ, phường Mẫu, Hải Phòng",
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One photograph; `turned` in degrees, `tilted` the share by which the far edge is shorter."""

    seed: int = 1
    turned: float = 0.0
    tilted: float = 0.0
    filled: float = 0.8
    shift: tuple[float, float] = (0.0, 0.0)
    desk: int = 55
    paper: int = 225
    light: float = 1.0
    blur: float = 0.0
    shaken: int = 0
    glare: float = 0.0
    shadow: float = 0.0
    noise: int = 4
    lines: int = 30
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Photo:
    """The picture, and the true corners of the sheet in it."""

    picture: Image.Image
    corners: Quad

    @property
    def jpeg(self) -> bytes:
        """As a camera's file."""
        out = BytesIO()
        self.picture.save(out, "JPEG", quality=90)
        return out.getvalue()


def photograph(scene: Scene, size: tuple[int, int] = PHOTO) -> Photo:
    """Take the picture of this scene."""
    chance = random.Random(scene.seed)
    corners = _corners(scene, size)
    sheet = written_sheet(scene, chance)
    picture = _desk(scene, size, chance)
    mask = Image.new("L", sheet.size, 255)
    numbers = _placing(corners, sheet.size)
    laid = sheet.transform(size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC)
    where = mask.transform(size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC)
    picture.paste(laid, mask=where)
    return Photo(_lit(picture, scene, corners, chance), corners)


def written_sheet(scene: Scene, chance: random.Random) -> Image.Image:
    """A sheet with lines of words, a red stamp and a signature."""
    size = SHEET[::-1] if scene.landscape else SHEET
    tint = scene.paper, scene.paper - 2, scene.paper - 8
    sheet = Image.new("RGB", size, tint)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(ASSETS / "fonts" / "NotoSans-Regular.ttf"), 26)
    for number in range(min(scene.lines, (size[1] - 160) // 40)):
        words = LINES[number] if number < len(LINES) else chance.choice(LINES[3:])
        draw.text((90, 80 + number * 40), words, fill=(35, 35, 40), font=font)
    if scene.lines:
        x, y = size[0] - 330, size[1] - 330
        draw.ellipse((x, y, x + 220, y + 220), outline=(200, 40, 50), width=8)
        draw.line([(x - 60, y + 150), (x + 80, y + 90), (x + 160, y + 170)], (30, 40, 130), 5)
    return sheet


def _placing(corners: Quad, size: tuple[int, int]) -> tuple[float, ...]:
    """From a point of the photograph to its place on the sheet: the flattening, the other way."""
    a, b, c, d, e, f, g, h = flattening(corners, *size)
    rows = ((a, b, c), (d, e, f), (g, h, 1.0))
    (a, b, c), (d, e, f), (g, h, i) = rows
    inverse = (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    last = inverse[2][2]
    flat = [value / last for row in inverse for value in row]
    return tuple(flat[:8])


def _corners(scene: Scene, size: tuple[int, int]) -> Quad:
    width, height = size
    sheet = SHEET[::-1] if scene.landscape else SHEET
    long = height * scene.filled * (1 if not scene.landscape else width / height)
    half_y, half_x = long / 2, long * sheet[0] / sheet[1] / 2
    if scene.landscape:
        half_x, half_y = long / 2, long * sheet[1] / sheet[0] / 2
    angle, narrow = radians(scene.turned), 1 - scene.tilted
    middle = width * (0.5 + scene.shift[0]), height * (0.5 + scene.shift[1])
    flat = ((-half_x * narrow, -half_y), (half_x * narrow, -half_y), (half_x, half_y))
    a, b, c, d = (_turned(x, y, angle, middle) for x, y in (*flat, (-half_x, half_y)))
    return Quad((a, b, c, d))


def _turned(x: float, y: float, angle: float, middle: Point) -> Point:
    turned = x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
    return middle[0] + turned[0], middle[1] + turned[1]


def _desk(scene: Scene, size: tuple[int, int], chance: random.Random) -> Image.Image:
    """Wood of a kind: streaks along the desk."""
    grain = Image.frombytes("L", (1, 60), bytes(chance.randrange(110, 146) for _ in range(60)))
    grain = grain.resize(size, Image.Resampling.BICUBIC)
    dark = grain.point([min(255, int(value / 128 * scene.desk)) for value in range(256)])
    warm = dark.point([min(255, int(value * 1.12)) for value in range(256)])
    return Image.merge("RGB", (warm, dark, dark.point([int(v * 0.85) for v in range(256)])))


def _lit(picture: Image.Image, scene: Scene, corners: Quad, chance: random.Random) -> Image.Image:
    if scene.shadow:
        picture = _shaded(picture, scene.shadow, chance)
    if scene.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(scene.blur))
    if scene.shaken:
        picture = _shaken(picture, scene.shaken)
    if scene.light != 1.0:
        picture = picture.point([min(255, int(value * scene.light)) for value in range(256)] * 3)
    if scene.glare:
        picture = _glaring(picture, scene.glare, corners, chance)
    if scene.noise:
        picture = _noisy(picture, scene.noise, chance)
    return picture


def _shaded(picture: Image.Image, dark: float, chance: random.Random) -> Image.Image:
    """The shadow of a head or a hand: a soft-edged half plane."""
    width, height = picture.size
    shade = Image.new("L", picture.size, 255)
    x = width * chance.uniform(0.35, 0.65)
    lean = width * chance.uniform(-0.15, 0.15)
    shape = [(x - lean, 0), (width, 0), (width, height), (x + lean, height)]
    ImageDraw.Draw(shade).polygon(shape, fill=int(255 * (1 - dark)))
    shade = shade.filter(ImageFilter.GaussianBlur(18))
    return ImageChops.multiply(picture, Image.merge("RGB", (shade,) * 3))


def _shaken(picture: Image.Image, steps: int) -> Image.Image:
    """Moved sideways while it was taken."""
    moved = picture.copy()
    for step in range(1, steps):
        moved = Image.blend(moved, ImageChops.offset(picture, step, 0), 1 / (step + 1))
    return moved


def _glaring(
    picture: Image.Image, size: float, corners: Quad, chance: random.Random
) -> Image.Image:
    """A lamp mirrored in the sheet: a spot so bright that words under it are gone."""
    xs, ys = [x for x, _ in corners.corners], [y for _, y in corners.corners]
    x = min(xs) + (max(xs) - min(xs)) * chance.uniform(0.35, 0.65)
    y = min(ys) + (max(ys) - min(ys)) * chance.uniform(0.25, 0.6)
    radius = (max(xs) - min(xs)) * size
    spot = Image.new("L", picture.size, 0)
    box = (x - radius, y - radius * 0.7, x + radius, y + radius * 0.7)
    ImageDraw.Draw(spot).ellipse(box, fill=255)
    spot = spot.filter(ImageFilter.GaussianBlur(radius * 0.25))
    return ImageChops.add(picture, Image.merge("RGB", (spot,) * 3))


def _noisy(picture: Image.Image, sigma: int, chance: random.Random) -> Image.Image:
    """Grain of the sensor."""
    width, height = 400, 300
    normal = NormalDist(128, sigma)
    bell = [round(normal.inv_cdf((value + 0.5) / 256)) for value in range(256)]
    grain = Image.frombytes("L", (width, height), chance.randbytes(width * height)).point(bell)
    tiled = Image.new("L", picture.size)
    for x in range(0, picture.width, width):
        for y in range(0, picture.height, height):
            tiled.paste(grain, (x, y))
    return ImageChops.add(picture, Image.merge("RGB", (tiled,) * 3), 1, -128)


def varied(count: int, seed: int = 7, **changes: float | bool) -> list[Scene]:
    """Different ways in which people lay a sheet under a camera."""
    chance = random.Random(seed)
    return [
        replace(
            Scene(
                seed=number,
                turned=chance.uniform(-22, 22),
                tilted=chance.uniform(0, 0.16),
                filled=chance.uniform(0.62, 0.84),
                shift=(chance.uniform(-0.05, 0.05), chance.uniform(-0.03, 0.03)),
                desk=chance.randrange(30, 110),
                paper=chance.randrange(205, 240),
            ),
            **changes,
        )
        for number in range(count)
    ]
