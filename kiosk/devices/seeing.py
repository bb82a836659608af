"""What is made of a camera's frame: the codes in it, and a small picture for the screen."""

from PIL import Image

from kiosk.devices.camera import Frame
from kiosk.devices.image_scanner import scan_grey
from kiosk.devices.sight import Preview, Sight


def see(frame: Frame, *, for_codes: bool) -> Sight:
    """Look at a frame; codes are read only where they are asked for."""
    scans = scan_grey(frame.grey, frame.width, frame.height) if for_codes else ()
    return Sight(preview_of(frame), scans, frame.is_dark)


def preview_of(frame: Frame) -> Preview:
    """The colours are there in this size already, so only the grey is made smaller."""
    half = (frame.width // 2, frame.height // 2)
    start, each = frame.width * frame.height, half[0] * half[1]
    whole = Image.frombytes("L", (frame.width, frame.height), bytes(frame.grey))
    blue, red = (
        Image.frombytes("L", half, frame.planes[at : at + each]) for at in (start, start + each)
    )
    picture = Image.merge("YCbCr", (whole.reduce(2), blue, red)).convert("RGB")
    return Preview(*half, picture.tobytes("raw", "BGRX"))
