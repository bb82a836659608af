"""Opens the bytes of a camera or scanner as a picture: hostile until this has read them."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

from kiosk.capture.limits import MOST_BYTES, MOST_PIXELS

WORKING_SIDE = 3600
FORMATS = ("JPEG", "PNG", "PPM")

Reason = Literal["too_large", "not_a_picture", "damaged"]


@dataclass(frozen=True, slots=True)
class BadPicture:
    """The bytes are no picture that is read here."""

    reason: Reason


def open_picture(data: bytes) -> Image.Image | BadPicture:
    """Read a JPEG, PNG or PNM file: in colour, upright, not above the working size."""
    if len(data) > MOST_BYTES:
        return BadPicture("too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return BadPicture("too_large")
                picture.draft("RGB", (WORKING_SIDE, WORKING_SIDE))
                return _at_working_size(ImageOps.exif_transpose(picture.convert("RGB")))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return BadPicture("too_large")
    except UnidentifiedImageError:
        return BadPicture("not_a_picture")
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError, MemoryError):
        return BadPicture("damaged")


def _at_working_size(picture: Image.Image) -> Image.Image:
    picture.thumbnail((WORKING_SIDE, WORKING_SIDE), Image.Resampling.BOX)
    return picture
