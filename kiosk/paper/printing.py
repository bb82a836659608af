"""Blocks to paper. The picture library is loaded by the first print, not with the screens."""

from collections.abc import Sequence

from kiosk.paper.layout import Block
from kiosk.paper.printers import Outcome, Printer


def print_blocks(printer: Printer, blocks: Sequence[Block]) -> Outcome:
    """Paint and print; blocks as long as the printer may. Call it off the GUI thread."""
    from kiosk.paper.raster import render  # noqa: PLC0415 -- see above

    return printer.print(render(blocks))
