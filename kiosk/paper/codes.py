"""QR codes for paper and screen. The library, which brings PIL, is loaded by the first code."""

from functools import lru_cache

from kiosk.paper.layout import Code

QUIET_MODULES = 4


def code(payload: str, module: int) -> Code:
    """Make `payload` a QR code as `modules` does, `module` dots a module."""
    return Code(modules(payload), module)


@lru_cache(maxsize=8)
def modules(payload: str) -> tuple[tuple[bool, ...], ...]:
    """Rows of a QR code, True is dark: error correction M, quiet zone 4.

    The last ones are kept: a page that is drawn in another size shows the same code again.
    """
    import qrcode  # noqa: PLC0415 -- see above
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415 -- see above

    qr = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    qr.add_data(payload)
    qr.make(fit=True)
    return tuple(tuple(bool(dot) for dot in row) for row in qr.get_matrix())
