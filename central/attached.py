"""Pictures of papers as an officer sees them: by paper and page, and whether they have arrived."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Connection, func, select

from central.attachments import Attachment
from central.declaration import as_maps, as_text
from central.keys import Keys
from central.objects import Objects
from central.tables import attachment
from kiosk.procedures.model import Procedure
from sync.attachment import MEDIA_TYPES, open_attachment
from sync.canonical import digest
from sync.envelope import EnvelopeError

BEGINNINGS = {"image/jpeg": b"\xff\xd8\xff"}


@dataclass(frozen=True, slots=True)
class AttachedPage:
    """One picture: its number in the declaration, counted from 1, and the page of its paper.

    `percent` of it is here; it can be looked at once it is `whole`. `flaw` is why what arrived was
    set aside, empty when nothing was.
    """

    number: int
    page: str
    whole: bool
    percent: int
    flaw: str


@dataclass(frozen=True, slots=True)
class AttachedPaper:
    """The pictures of one paper, in the order they were taken."""

    title: str
    pages: tuple[AttachedPage, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture opened for an officer; each chunk was proven genuine before it is given."""

    media_type: str
    chunks: Iterator[bytes]


def attached_papers(
    plain: Mapping[str, Any], procedure: Procedure | None, arrived: Sequence[Attachment]
) -> list[AttachedPaper]:
    """Put together what the sealed text says and what has arrived; the text is only text."""
    names = {paper.id: paper.name.vi for paper in procedure.papers} if procedure else {}
    said = {as_text(one.get("digest")): one for one in as_maps(plain.get("attachments"))}
    papers: dict[str, list[AttachedPage]] = {}
    for one in arrived:
        named = said.get(one.digest, {})
        page = AttachedPage(
            number=one.position + 1,
            page=as_text(named.get("page")),
            whole=one.whole,
            percent=100 * one.offset // one.size,
            flaw=one.flaw or "",
        )
        papers.setdefault(as_text(named.get("paper")), []).append(page)
    return [AttachedPaper(names.get(name, name), tuple(pages)) for name, pages in papers.items()]


def open_picture(
    plain: Mapping[str, Any], one: Attachment, objects: Objects, keys: Keys
) -> Picture | None:
    """Open the seal of one picture; None when it is gone, damaged or no picture of a known kind."""
    sealed = objects.read(one.id, one.digest, one.size)
    private = keys.private_for(one.seal_key_id)
    said = (as_text(a.get("media_type")) for a in as_maps(plain.get("attachments"))[one.position :])
    media_type = next(said, "")
    if sealed is None or private is None or digest(sealed) != one.digest:
        return None
    chunks = open_attachment(sealed, private, one.device)
    try:
        first = next(chunks, b"")
    except EnvelopeError:
        return None
    if media_type not in MEDIA_TYPES or not first.startswith(BEGINNINGS[media_type]):
        return None
    return Picture(media_type, chain([first], chunks))


def count_missing(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Give how many pictures of each declaration have not arrived; those that lack none are out."""
    query = (
        select(attachment.c.id, func.count().label("number"))
        .where(attachment.c.id.in_(ids), attachment.c.whole_at.is_(None))
        .group_by(attachment.c.id)
    )
    return {row.id: row.number for row in connection.execute(query)}
