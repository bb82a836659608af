"""A printer that writes pictures into a folder: development, tests, and a kiosk without paper."""

import errno
import itertools
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PIL import Image

from kiosk.paper.printers import Failed, NoPrinter, Outcome, Printed, Ready, Status
from kiosk.paper.raster import to_png


class FilePrinter:
    """Writes `TIME-COUNTER.png`; the name says nothing about what is on the paper."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    def print(self, image: Image.Image) -> Outcome:
        """Write one picture whole: a reader never sees half a file."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(to_png(image))
        except OSError as error:
            return _outcome(error)
        return Printed(confirmed=True)

    def status(self) -> Status:
        """Ready when the folder can be written to, or made."""
        place = self._folder
        while not place.exists() and place != place.parent:
            place = place.parent
        if not place.is_dir():
            return NoPrinter("not_found")
        return Ready() if os.access(place, os.W_OK) else NoPrinter("no_permission")

    def _write(self, png: bytes) -> None:
        stamp = f"{self._now():%Y%m%d-%H%M%S}"
        part = self._folder / f".{stamp}-{os.getpid()}.part"
        try:
            part.write_bytes(png)
            for counter in itertools.count(1):
                try:
                    (self._folder / f"{stamp}-{counter:03}.png").hardlink_to(part)
                except FileExistsError:
                    continue
                return
        finally:
            part.unlink(missing_ok=True)


def _outcome(error: OSError) -> Outcome:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Failed("disk_full")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return NoPrinter("no_permission")
    return NoPrinter("not_found")
