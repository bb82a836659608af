"""The USB sticks that are plugged in and mounted, found as a technician would: no device is opened.

A mount counts below /media, /run/media or /mnt, where the kernel says that its device can be taken
out, or hangs on USB. `[stick] folder` of the settings adds a fixed folder.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
BLOCKS = Path("/sys/class/block")
PLACES = ("/media/", "/run/media/", "/mnt/")
MOST = 8
OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class PluggedIn:
    """A stick: its folder, its name as staff know it, free and whole size in bytes."""

    folder: Path
    name: str
    free: int
    size: int
    writable: bool


def find_sticks(
    fixed: Path | None = None, mounts: Path = MOUNTS, blocks: Path = BLOCKS
) -> list[PluggedIn]:
    """List them in the order of their folders, the fixed one first; one pulled out is left out."""
    folders = [] if fixed is None else [(fixed, True)]
    folders += sorted(mounted(mounts, blocks))
    found = (looked_at(folder, writable) for folder, writable in folders)
    return [one for one in found if one is not None][:MOST]


def mounted(mounts: Path, blocks: Path) -> Iterator[tuple[Path, bool]]:
    """Give the folders of devices that can be taken out, and whether they may be written to."""
    for line in mounts.read_text("utf-8", "replace").splitlines():
        device, place, _kind, options = ([*line.split(" "), "", "", "", ""])[:4]
        folder = unescaped(place)
        if f"{folder}/".startswith(PLACES) and can_be_taken_out(blocks, unescaped(device)):
            yield Path(folder), "ro" not in options.split(",")


def can_be_taken_out(blocks: Path, device: str) -> bool:
    """Whether the kernel calls the device, or the disk it is a part of, removable or on USB."""
    if not device.startswith("/dev/"):
        return False
    try:
        place = (blocks / Path(device).resolve().name).resolve(strict=True)
    except OSError:
        return False
    if any(part.startswith("usb") for part in place.parts):
        return True
    marks = (folder / "removable" for folder in (place, place.parent))
    return any(mark.is_file() and mark.read_text().strip() == "1" for mark in marks)


def looked_at(folder: Path, writable: bool) -> PluggedIn | None:
    """Look at the folder; None where it is gone."""
    try:
        if not folder.is_dir():
            return None
        room = shutil.disk_usage(folder)
    except OSError:
        return None
    return PluggedIn(folder, folder.name or str(folder), room.free, room.total, writable)


def unescaped(text: str) -> str:
    r"""Read a field of the mount table, where a space is written \040 and UTF-8 stays."""
    return OCTAL.sub(lambda found: chr(int(found[1], 8)), text)
