"""Whether there is room, the kiosk can write, and nobody else can read what it wrote."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiosk.devices.status import Health, Language
from kiosk.doctor.words import decimal, health

LEAST_FREE_BYTES = 500_000_000
OTHERS = 0o077
PRIVATE = ("kiosk.db*", "enrolment.json", "keys", "keys/*")


def disk_health(data_dir: Path, language: Language) -> Health:
    """Look at the data folder, or at the place where it will be made; nothing is left behind."""
    folder = data_dir.absolute()
    place = nearest(folder)
    problem = writing_problem(place)
    if problem is not None:
        return health("disk", problem, language, ok=False, folder=place)
    free = shutil.disk_usage(place).free
    free_gb = decimal(free / 1e9, 1, language)
    if free < LEAST_FREE_BYTES:
        return health("disk", "nearly_full", language, ok=False, free_gb=free_gb)
    opened = ", ".join(str(path.relative_to(folder)) for path in open_to_others(folder))
    if opened:
        return health("disk", "open_to_others", language, ok=False, files=opened, folder=folder)
    code = "ready" if place == folder else "new"
    return health("disk", code, language, ok=True, free_gb=free_gb, folder=folder)


def nearest(folder: Path) -> Path:
    """Give the folder itself, or the nearest one above it that exists."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def writing_problem(folder: Path) -> str | None:
    """Say why nothing can be written there; None when it can. A file without a name is tried."""
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            file.write(b"kiosk doctor")
            os.fsync(file.fileno())
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        return "full" if full else "not_writable"
    return None


def open_to_others(data_dir: Path) -> Iterator[Path]:
    """Give the data folder's files and folders that other users of the machine may enter."""
    if not data_dir.is_dir():
        return
    private = [data_dir, *(path for pattern in PRIVATE for path in sorted(data_dir.glob(pattern)))]
    yield from (path for path in private if path.stat().st_mode & OTHERS)
