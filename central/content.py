"""The content library at the centre: labels for what officers read."""

from datetime import date

import structlog

from central.declaration import Procedures
from kiosk.procedures.compiled import load_ready
from kiosk.procedures.loading import PROCEDURES, ContentError
from kiosk.procedures.model import Procedure


class NoProcedures:
    """A library without content: field names stand for labels."""

    def procedure(
        self, code: str, on: date | None = None, version: str | None = None
    ) -> Procedure | None:
        """Nothing is known."""
        del code, on, version
        return None


def load_procedures() -> Procedures:
    """Load the library; faulty content costs the labels, never the taking in."""
    try:
        return load_ready(PROCEDURES)
    except ContentError as error:
        structlog.get_logger(__name__).error("content", faults=len(error.faults))
        return NoProcedures()
