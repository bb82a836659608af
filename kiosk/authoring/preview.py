"""The printed preview of a procedure, and the picture of the way through it."""

from collections.abc import Sequence
from datetime import date

from kiosk.authoring.outline import outline
from kiosk.config import ASSETS
from kiosk.paper.typesetting import typeset
from kiosk.procedures.model import Procedure

TEMPLATES = ASSETS / "authoring"


def preview_pages(procedure: Procedure, versions: Sequence[Procedure], today: date) -> bytes:
    """Give the preview as PDF, A4; `versions` are all there are of this procedure."""
    return typeset(TEMPLATES / "preview.typ", outline(procedure, versions, today), today)


def picture(procedure: Procedure, today: date) -> bytes:
    """Give the way through the whole procedure as one PNG."""
    return typeset(TEMPLATES / "picture.typ", outline(procedure, [procedure], today), today, "png")
