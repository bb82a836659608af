"""The folder of attachments that all nodes share: marked, so that one that is missing is noticed.

Where a disk of the network is not mounted there is an empty folder, and every upload would begin
anew.
"""

from pathlib import Path

NAME = "centre"


class FolderError(Exception):
    """The folder is not the one the other nodes use; the text says so."""


def set_mark(folder: Path, centre: str) -> None:
    """Mark the folder as this centre's."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / NAME).write_text(centre)


def check_mark(folder: Path, centre: str) -> None:
    """FolderError unless the folder is this centre's."""
    try:
        found = (folder / NAME).read_text()
    except FileNotFoundError:
        found = ""
    if found != centre:
        message = f"{folder} is not this centre's folder of attachments; is its disk mounted?"
        raise FolderError(message)
