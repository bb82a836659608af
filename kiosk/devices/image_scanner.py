"""QR codes in pictures: a photograph, a screenshot, a camera's grey frame."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

import zxingcpp
from PIL import Image, UnidentifiedImageError

from kiosk.devices.scanner import MAX_BYTES, Scan

MAX_FILE_BYTES = 20_000_000
MAX_PIXELS = 40_000_000
_FORMATS = ("PNG", "JPEG")
_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


@dataclass(frozen=True, slots=True)
class BadPicture:
    """The bytes are no picture that is read here."""

    reason: Literal["too_large", "not_a_picture", "damaged"]


def scan_picture(data: bytes) -> tuple[Scan, ...] | BadPicture:
    """Find the QR codes in a PNG or JPEG file; an empty tuple when there is none."""
    if len(data) > MAX_FILE_BYTES:
        return BadPicture("too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    return BadPicture("too_large")
                grey = picture.convert("L")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return BadPicture("too_large")
    except UnidentifiedImageError:
        return BadPicture("not_a_picture")
    except (OSError, ValueError, SyntaxError, EOFError):
        return BadPicture("damaged")
    return scan_grey(grey.tobytes(), grey.width, grey.height)


def scan_grey(pixels: bytes | bytearray | memoryview, width: int, height: int) -> tuple[Scan, ...]:
    """Find the QR codes in rows of 8-bit grey; raises ValueError when the size does not fit."""
    frame = memoryview(pixels)
    if width < 1 or height < 1 or frame.nbytes != width * height:
        raise ValueError(f"not {width} by {height} grey pixels: {frame.nbytes} bytes")
    shaped = frame.cast("B").cast("B", (height, width))
    found = zxingcpp.read_barcodes(shaped, formats=_CODES)
    codes = (bytes(code.bytes) for code in found)
    return tuple(Scan(code) for code in codes if 0 < len(code) <= MAX_BYTES)
