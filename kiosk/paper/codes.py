"""QR codes for paper."""

import qrcode
from qrcode.constants import ERROR_CORRECT_M

from kiosk.paper.layout import Code

QUIET_MODULES = 4


def code(payload: str, module: int) -> Code:
    """Make `payload` a QR code: error correction M, quiet zone 4, `module` dots a module."""
    qr = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    qr.add_data(payload)
    qr.make(fit=True)
    return Code(tuple(tuple(bool(dot) for dot in row) for row in qr.get_matrix()), module)
