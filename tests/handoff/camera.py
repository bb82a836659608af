"""What a camera sees of a code on a screen: turned, out of focus, too dark, with grain."""

import random
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageFilter

from kiosk.handoff.picture import modules

SCENE = (1280, 720)
MODULE_PX = 6
CODE_PX = 640


@dataclass(frozen=True)
class Conditions:
    """`light` is what is left of it, `grain` the spread of its noise, both of 1."""

    turned: float = 0.0
    blur_px: float = 0.0
    light: float = 1.0
    grain: float = 0.0
    slant: float = 0.0


GOOD = Conditions()
HARD = {
    "blurred": Conditions(blur_px=2.0),
    "turned": Conditions(turned=27.0),
    "upside down": Conditions(turned=180.0),
    "dim": Conditions(light=0.22, grain=0.02),
    "slanted": Conditions(slant=0.0005, turned=5.0),
    "all of it": Conditions(turned=-14.0, blur_px=1.4, light=0.35, grain=0.02, slant=0.0003),
}


def draw(text: str, module_px: int = MODULE_PX) -> Image.Image:
    """The code as the screen shows it."""
    rows = modules(text)
    picture = Image.new("L", (len(rows[0]), len(rows)))
    picture.putdata([0 if dark else 255 for row in rows for dark in row])
    return picture.resize((picture.width * module_px, picture.height * module_px), Image.NEAREST)


def photograph(text: str, conditions: Conditions, seed: int = 0) -> Image.Image:
    """A picture of 1280 by 720 of the code on a grey wall."""
    code = draw(text).rotate(conditions.turned, resample=Image.BICUBIC, expand=True, fillcolor=255)
    code.thumbnail((CODE_PX, CODE_PX), Image.BICUBIC)
    scene = Image.new("L", SCENE, 150)
    scene.paste(code, ((SCENE[0] - code.width) // 2, (SCENE[1] - code.height) // 2))
    scene = scene.transform(
        SCENE, Image.PERSPECTIVE, slanted(conditions.slant), Image.BICUBIC, fillcolor=150
    )
    scene = scene.filter(ImageFilter.GaussianBlur(conditions.blur_px))
    scene = scene.point([round(value * conditions.light) for value in range(256)])
    if conditions.grain:
        rng = random.Random(seed)
        noise = Image.frombytes("L", SCENE, rng.randbytes(SCENE[0] * SCENE[1]))
        scene = Image.blend(scene, noise, conditions.grain)
    return scene


def slanted(slant: float) -> tuple[float, ...]:
    """Seen from the right and from above, about the middle of the picture."""
    x, y = SCENE[0] / 2, SCENE[1] / 2
    scale = 1 - slant * (x + y)
    back = (1 + x * slant, x * slant, x * (scale - 1), y * slant, 1 + y * slant, y * (scale - 1))
    return tuple(value / scale for value in (*back, slant, slant))


def read(picture: Image.Image) -> list[str]:
    """What zxing-cpp finds."""
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found]
