"""Packs of the ward's own information: one file, a shelf of its own, signed by the ward's own key.

    ward/ward.yaml      all there is in such a pack
    <data>/ward/        its shelf, beside that of content, so that each is renewed by itself

A key of `packs.ward_keys` signs such packs and no others; a key of `packs.trusted_keys` signs both.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.packs.home import BUILT_IN, Home
from kiosk.packs.shelf import Shelf
from kiosk.procedures.content_file import BadFile, read_bytes
from kiosk.procedures.loading import ContentError, Fault
from kiosk.ward.file import FILE, load_ward
from kiosk.ward.lint import ward_remarks
from kiosk.ward.model import Ward

if TYPE_CHECKING:
    from sync.packs import Pack

FOLDER = "ward"
PATH = f"{FOLDER}/{FILE}"


def is_ward_folder(folder: Path) -> bool:
    """Say whether a folder of an author holds the ward's information and no procedures."""
    return (folder / FILE).exists() and not (folder / "procedures").exists()


def is_ward_pack(pack: "Pack") -> bool:
    """Say whether a pack holds the ward's information and nothing else."""
    return set(pack.files) == {PATH}


def ward_shelf(data_dir: Path) -> Shelf:
    """Give the shelf of a kiosk's ward packs."""
    return Shelf(data_dir, FOLDER)


def ward_files(folder: Path) -> Mapping[str, bytes]:
    """Read what goes into a ward pack; ContentError where it may not."""
    try:
        return {PATH: read_bytes(folder / FILE)}
    except BadFile as error:
        raise ContentError([Fault(FILE, "", str(error), error.line)]) from error


def check_ward(folder: Path, today: date) -> Ward:
    """Load a folder's `ward.yaml` and lint it; ContentError with every error found."""
    ward = load_ward(folder)
    errors = [remark for remark in ward_remarks(ward, folder, today) if remark.level == "error"]
    if errors:
        raise ContentError([Fault(e.file, e.place, e.message, e.line) for e in errors])
    return ward


def accept_ward(home: Home, today: date) -> None:
    """Look at a ward pack before it goes into use; ContentError with what is wrong."""
    check_ward(home.folder / FOLDER, today)


def installed_ward(data_dir: Path) -> Ward | None:
    """Give the ward's information in use here; None where none was installed.

    Raises `ContentError` where what is installed cannot be read by this program.
    """
    home = ward_shelf(data_dir).home()
    return None if home is BUILT_IN else load_ward(home.folder / FOLDER)
