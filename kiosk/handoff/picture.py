"""A code as dark and light squares, quick enough to show several a second (docs/adr/0021)."""

from typing import Any

import zxingcpp

QUIET_MODULES = 4
CORRECTION = "M"


def modules(text: str) -> list[list[bool]]:
    """Rows of a QR code with its quiet zone; True is dark."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=CORRECTION)
    image: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=True)
    rows: Any = memoryview(image).tolist()
    return [[value == 0 for value in row] for row in rows]
