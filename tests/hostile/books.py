"""The centre's own books, compared with the model's."""

from pathlib import Path

from central.audit import first_broken_row
from central.tables import (
    attachment,
    audit,
    completion,
    dossier,
    held_range,
    intake,
    payload,
    quarantine,
)
from sync.wire import SequenceRange
from tests.central.attached import files
from tests.central.serving import Served
from tests.central.virtual_kiosk import ANSWERS
from tests.hostile.model import Book

NAMES = ("requester_name", "requester_number", "child_name")
SAID = [*(ANSWERS[name].encode() for name in NAMES), b"0912345678"]


def check_books(centre: Served, book: Book) -> None:
    """Every row the model wants, once, and no other."""
    taken = {(one.id, one.head, one.device, one.seq) for one in centre.rows(intake)}
    assert taken == {
        (one.signed.header.id, one.signed.head, one.signed.header.device, one.signed.header.seq)
        for one in book.held.values()
    }
    for table in (intake, dossier, payload):
        assert sorted(row.id for row in centre.rows(table)) == sorted(book.held)
    aside = centre.rows(quarantine)
    assert len(aside) == len(book.aside)
    assert {(row.reason, row.head) for row in aside} == book.aside
    check_attachments(centre, book)
    check_ranges(centre, book)
    check_audit(centre, book)


def check_attachments(centre: Served, book: Book) -> None:
    """How much of each counts, and a receipt of its own once all of it is here."""
    rows = {(row.id, row.digest): row for row in centre.rows(attachment)}
    wanted = {
        (dossier_id, digest): one
        for dossier_id, held in book.held.items()
        for digest, one in held.attachments.items()
    }
    assert rows.keys() == wanted.keys()
    for key, one in wanted.items():
        assert rows[key].offset == len(one.came), "another part of a picture counts"
        assert (rows[key].whole_at is not None) == one.whole
    whole = [row.id for row in centre.rows(completion)]
    assert sorted(whole) == sorted(
        key for key, one in book.held.items() if one.attachments and one.complete
    )


def check_ranges(centre: Served, book: Book) -> None:
    held: dict[str, list[SequenceRange]] = {}
    for row in sorted(centre.rows(held_range), key=lambda one: one.first):
        held.setdefault(row.device, []).append(SequenceRange(first=row.first, last=row.last))
    devices = {one.signed.header.device for one in book.held.values()}
    assert held == {device: book.ranges(device) for device in devices if book.ranges(device)}


def check_audit(centre: Served, book: Book) -> None:
    """Each one set aside was written down once, in a chain that is whole."""
    with centre.centre.database.reader.connect() as connection:
        assert first_broken_row(connection) is None
    acts = [row.act for row in centre.rows(audit)]
    written = sum(act.startswith("quarantine.") for act in acts)
    assert written == len(book.aside), "set aside and not written down"


def check_files(data_dir: Path, book: Book) -> None:
    """Every picture that counts as whole is there by its digest; nothing said stands in clear."""
    kept = files(data_dir)
    for held in book.held.values():
        for digest, one in held.attachments.items():
            assert not one.whole or kept.get(digest) == one.sealed, "a picture is not there whole"
    for path in data_dir.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [words for words in SAID if words in content], path.name
