"""Pictures taken in one visit, sealed the moment they are taken, until the dossier is filed.

They lie in this process's memory alone: nothing is written to the disk before the save, and what
ends the process (the end of a visit does) forgets them. Nothing here keeps a picture in clear.

    tray = outbox.tray()
    tray.refusal()                      # before the person begins: TrayRefused, or None
    handle = tray.add(jpeg)             # a Handle, or TrayRefused
    tray.forget(handle)                 # retaken, or taken back
    attached = tray.take(handles)       # in the order of the dossier; Forgotten if one is gone
    outbox.save(make_plain, dossier_id, attached)
    tray.forget_all()                   # after the save, and when the person leaves

Sealing takes some 20 ms a megabyte, the save of twenty pictures up to a second: both belong on a
worker thread.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NewType

from sync.attachment import (
    LARGEST_BYTES,
    MOST,
    TOTAL_BYTES,
    SealedAttachment,
    seal_attachment,
    sealed_size,
)
from sync.enrolment import Enrolment

# The digest of the sealed bytes; it stands in the dossier's text and says nothing of the picture.
Handle = NewType("Handle", str)
Refusal = Literal["not_enrolled", "disk_full", "too_many", "too_large", "empty"]

# What stays free for dossiers without pictures; a save needs twice its size, in log and file.
RESERVE_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TrayRefused:
    """The picture was not taken in; `too_many` is by number or by their sizes together."""

    reason: Refusal


@dataclass(frozen=True, slots=True)
class Forgotten:
    """These pictures are not here any more (the program began anew): they must be taken again."""

    handles: tuple[Handle, ...]


class Tray:
    """The sealed pictures of the present visit; use it from one thread at a time."""

    def __init__(
        self, enrolment: Callable[[], Enrolment | None], free_bytes: Callable[[], int]
    ) -> None:
        """`free_bytes` tells the space left where dossiers are saved."""
        self._enrolment = enrolment
        self._free_bytes = free_bytes
        self._sealed: dict[Handle, SealedAttachment] = {}

    def refusal(self) -> TrayRefused | None:
        """Tell why no picture can be taken in at all; ask it before the person begins."""
        if self._enrolment() is None:
            return TrayRefused("not_enrolled")
        return None if self._has_room(TOTAL_BYTES) else TrayRefused("disk_full")

    def add(self, data: bytes) -> Handle | TrayRefused:
        """Seal a picture now; the caller lets go of the clear bytes."""
        enrolment = self._enrolment()
        if enrolment is None:
            return TrayRefused("not_enrolled")
        reason = self._reason_against(len(data))
        if reason is not None:
            return TrayRefused(reason)
        sealed = seal_attachment(data, enrolment.seal_key, enrolment.device)
        handle = Handle(sealed.digest)
        self._sealed[handle] = sealed
        return handle

    def forget(self, handle: Handle) -> None:
        """Drop one picture; one that is not here is forgotten already."""
        self._sealed.pop(handle, None)

    def forget_all(self) -> None:
        """Drop every picture."""
        self._sealed.clear()

    def take(self, handles: Sequence[Handle]) -> tuple[SealedAttachment, ...] | Forgotten:
        """Give the sealed pictures for `Outbox.save`, in this order; they stay here too."""
        gone = tuple(handle for handle in handles if handle not in self._sealed)
        return Forgotten(gone) if gone else tuple(self._sealed[handle] for handle in handles)

    def _reason_against(self, size: int) -> Refusal | None:
        if size == 0:
            return "empty"
        if sealed_size(size) > LARGEST_BYTES:
            return "too_large"
        held = sum(len(sealed.sealed) for sealed in self._sealed.values())
        if len(self._sealed) >= MOST or held + sealed_size(size) > TOTAL_BYTES:
            return "too_many"
        return None if self._has_room(held + sealed_size(size)) else "disk_full"

    def _has_room(self, size: int) -> bool:
        return self._free_bytes() >= RESERVE_BYTES + 2 * size
