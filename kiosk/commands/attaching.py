"""Pictures of papers named on a command line: read, bounded, sealed for one declaration."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from kiosk.commands.data_folder import refuse
from kiosk.commands.output import fail
from kiosk.journey.dossier import Attached
from kiosk.procedures.model import Procedure
from sync.attachment import LARGEST_BYTES, MOST, TOTAL_BYTES
from sync.outbox import Forgotten, SealedAttachment, Tray, TrayRefused

JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True, repr=False)
class PaperPicture:
    """One picture of a paper, in clear; `page` counts the pictures of that paper."""

    paper: str
    page: int
    data: bytes


def read_pictures(
    procedure: Procedure, given: Sequence[str], *, as_json: bool
) -> list[PaperPicture]:
    """Read each PAPER=FILE, in their order; leave with what is wrong with the first that is not."""
    pictures: list[PaperPicture] = []
    allowed = [paper.id for paper in procedure.papers if paper.handling == "hand_in"]
    for one in given:
        paper, _, file = one.partition("=")
        if paper not in allowed:
            message = f"{paper} is no paper that is handed in here; those are: {', '.join(allowed)}"
            fail("unknown_paper", message, as_json=as_json)
        page = 1 + sum(before.paper == paper for before in pictures)
        pictures.append(PaperPicture(paper, page, read_picture(Path(file), as_json=as_json)))
    return pictures


def read_picture(path: Path, *, as_json: bool) -> bytes:
    """Read one JPEG file, no longer than a picture may be."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        fail("unreadable_file", f"Cannot read {path}: {error.strerror}", as_json=as_json)
    if not data.startswith(JPEG) or len(data) > LARGEST_BYTES:
        fail("bad_picture", f"{path} is no JPEG file, or too large.", as_json=as_json)
    return data


def seal_pictures(
    tray: Tray, pictures: Sequence[PaperPicture], *, as_json: bool
) -> tuple[tuple[Attached, ...], tuple[SealedAttachment, ...]]:
    """Seal them on a tray; what the dossier says of each, and the sealed bytes."""
    named, handles = [], []
    for picture in pictures:
        handle = tray.add(picture.data)
        if isinstance(handle, TrayRefused):
            leave(handle, as_json=as_json)
        handles.append(handle)
        named.append(Attached(picture.paper, picture.page, handle))
    sealed = tray.take(handles)
    if isinstance(sealed, Forgotten):
        raise TypeError
    return tuple(named), sealed


def leave(refused: TrayRefused, *, as_json: bool) -> NoReturn:
    """Say why a picture was not taken in."""
    if refused.reason == "too_many":
        message = f"A declaration takes {MOST} pictures, together {TOTAL_BYTES} bytes sealed."
        fail("too_many_pictures", message, as_json=as_json)
    if refused.reason in {"too_large", "empty"}:
        fail("bad_picture", "A picture is empty or too large.", as_json=as_json)
    refuse(refused.reason, as_json=as_json)
