"""Wait until the welcome page is on an Xvfb's screen, and keep the picture.

    python -m deploy.welcome_seen FRAMEBUFFER PICTURE.png PID

Gives up when the process that is to paint it has ended.
"""

import sys
import time
from pathlib import Path

from PIL import Image, ImageColor

from bench.framebuffer import Framebuffer
from kiosk.appearance.palette import PALETTES

LIMIT_S = 120
LOOK_S = 0.5
SHARES = {"ground": 0.10, "band": 0.02, "sun": 0.01}
"""Of the screen, the least part of each colour that the page cannot do without."""


def shares(picture: Image.Image) -> dict[str, float]:
    """The part of the picture that has each of the page's colours exactly."""
    palette = PALETTES["day"]
    counted = picture.convert("RGB").getcolors(maxcolors=picture.width * picture.height) or []
    counts = {colour: count for count, colour in counted}
    total = picture.width * picture.height
    return {
        name: counts.get(ImageColor.getrgb(getattr(palette, name)), 0) / total for name in SHARES
    }


def is_welcome(picture: Image.Image) -> bool:
    """Whether ground, deep band and gold sun are all there."""
    return all(share >= SHARES[name] for name, share in shares(picture).items())


def read_screen(frame: Framebuffer) -> Image.Image:
    size = (frame.width, frame.height)
    return Image.frombytes("RGB", size, frame.picture(), "raw", "BGRX")


def main(arguments: list[str]) -> int:
    file, target, pid = arguments
    frame = Framebuffer(Path(file))
    until = time.monotonic() + LIMIT_S
    while not (seen := is_welcome(picture := read_screen(frame))):
        if time.monotonic() > until or not Path("/proc", pid).exists():
            sys.stderr.write(f"no welcome: {shares(picture)}\n")
            break
        time.sleep(LOOK_S)
    picture.save(target)
    return 0 if seen else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
