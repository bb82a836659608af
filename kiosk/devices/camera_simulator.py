"""A camera that looks at a picture file, for tests, demonstrations and development.

The file is the device: where it is absent, the camera is unplugged; another picture in its place is
seen at the next frame.
"""

import io
import threading
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from kiosk.devices.camera import (
    HEIGHT,
    MAX_STILL_BYTES,
    RATE,
    STILL_HEIGHT,
    STILL_WIDTH,
    WIDTH,
    Frame,
    Still,
    Trouble,
)

_QUALITY: Final = 92
_BOMBS: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The file as it was when it was read."""

    inode: int
    changed_ns: int
    frame: Frame | Trouble


class CameraSimulator:
    """A `Camera` whose device is `path`; it gives `rate` frames a second."""

    def __init__(self, path: Path, rate: float = RATE) -> None:
        """`path` need not exist yet."""
        self.path = path
        self._pause_s = 1 / rate
        self._pause = threading.Event()
        self._seen: _Seen | None = None
        self._told: Trouble | None = None
        self.looking = False

    def show(self, picture: Image.Image) -> None:
        """Have it look at this."""
        fresh = self.path.with_name(f"{self.path.name}.new")
        picture.save(fresh, "PNG", compress_level=1)
        fresh.replace(self.path)

    def unplug(self) -> None:
        """Vanish."""
        self.path.unlink(missing_ok=True)

    def look(self, timeout_s: float) -> Frame | Trouble | None:
        """Give the picture again and again, as a camera does."""
        self.looking = True
        self._pause.wait(min(self._pause_s, timeout_s))
        found = self._frame()
        if not isinstance(found, Trouble):
            self._told = None
            return found
        if found == self._told:
            return None
        self._told = found
        return found

    def take_still(self, timeout_s: float) -> Still | Trouble:
        """Give the picture in its own size, no larger than a camera's."""
        del timeout_s
        self.looking = True
        picture = _read(self.path)
        if isinstance(picture, Trouble):
            return picture
        picture.thumbnail((STILL_WIDTH, STILL_HEIGHT))
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=_QUALITY)
        data = out.getvalue()
        return Still(data) if len(data) <= MAX_STILL_BYTES else Trouble("no_picture")

    def rest(self) -> None:
        """Look no longer."""
        self.looking = False
        self._seen = self._told = None

    def _frame(self) -> Frame | Trouble:
        try:
            state = self.path.stat()
        except OSError:
            self._seen = None
            return Trouble("not_found")
        mark = (state.st_ino, state.st_mtime_ns)
        if self._seen is None or mark != (self._seen.inode, self._seen.changed_ns):
            picture = _read(self.path)
            frame = picture if isinstance(picture, Trouble) else frame_of(picture)
            self._seen = _Seen(*mark, frame)
        return self._seen.frame


def frame_of(picture: Image.Image, width: int = WIDTH, height: int = HEIGHT) -> Frame:
    """The frame of a camera that sees this picture."""
    fitted = ImageOps.fit(picture.convert("RGB"), (width, height)).convert("YCbCr")
    grey, blue, red = fitted.split()
    half = (width // 2, height // 2)
    halves = [plane.resize(half, Image.Resampling.BOX).tobytes() for plane in (blue, red)]
    return Frame(width, height, grey.tobytes() + b"".join(halves))


def _read(path: Path) -> Image.Image | Trouble:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("PNG", "JPEG")) as picture:
                return picture.convert("RGB")
    except FileNotFoundError:
        return Trouble("not_found")
    except PermissionError:
        return Trouble("no_permission")
    except UnidentifiedImageError:
        return Trouble("not_a_camera")
    except (*_BOMBS, OSError, ValueError, SyntaxError):
        return Trouble("no_picture")
