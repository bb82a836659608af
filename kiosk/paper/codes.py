"""QR codes for paper. The library, which brings PIL, is loaded by the first code."""

from kiosk.paper.layout import Code

QUIET_MODULES = 4


def code(payload: str, module: int) -> Code:
    """Make `payload` a QR code: error correction M, quiet zone 4, `module` dots a module."""
    import qrcode  # noqa: PLC0415 -- see above
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415 -- see above

    qr = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    qr.add_data(payload)
    qr.make(fit=True)
    return Code(tuple(tuple(bool(dot) for dot in row) for row in qr.get_matrix()), module)
