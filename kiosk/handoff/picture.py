"""A code as dark and light squares, quick enough to show several a second (docs/adr/0023)."""

from typing import Any

import zxingcpp

from kiosk.handoff.frame import FRAME_LETTERS

QUIET_MODULES = 4


def modules(text: str) -> list[list[bool]]:
    """Rows of a QR code with its quiet zone; True is dark."""
    level = "M" if len(text) <= FRAME_LETTERS else "L"
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    image: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=True)
    rows: Any = memoryview(image).tolist()
    return [[value == 0 for value in row] for row in rows]
