"""Blocks to paper. The picture library is loaded by the first print, not with the screens."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.paper.layout import Block
from kiosk.paper.printers import Outcome, Printer, Status

if TYPE_CHECKING:
    from PIL import Image


class LatePrinter:
    """The printer of a site, chosen when it is first asked something."""

    def __init__(self, choose: Callable[[], Printer]) -> None:
        self._choose = choose

    @cached_property
    def _chosen(self) -> Printer:
        return self._choose()

    def print(self, image: "Image.Image") -> Outcome:
        """Print on it."""
        return self._chosen.print(image)

    def status(self) -> Status:
        """Ask it how it is."""
        return self._chosen.status()


def print_blocks(printer: Printer, blocks: Sequence[Block]) -> Outcome:
    """Paint and print; blocks as long as the printer may. Call it off the GUI thread."""
    from kiosk.paper.raster import render  # noqa: PLC0415 -- see above

    return printer.print(render(blocks))
