"""Attachments arrive in pieces, in any order of mishaps, and end as exactly the same bytes."""

import base64
import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.tables import attachment, audit, completion, intake
from sync.envelope import (
    EnvelopeError,
    verify_acknowledgement,
    verify_receipt,
)
from sync.piece import OFFSET
from tests.central.attached import PICTURE, attached, files, problem
from tests.central.serving import served
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True


def test_the_receipt_comes_with_the_last_piece_of_the_last_attachment(centre, kiosk, data_dir):
    one = attached(kiosk, PICTURE, b"\xff\xd8 second")

    assert one.waiting() == [0, 0]
    assert one.post().json()["held"] == []
    for piece in one.pieces(0):
        one.send(piece)
    assert one.waiting() == [0]
    centre.clock.pass_s(60)
    for piece in one.pieces(1):
        one.send(piece)

    receipt = one.receipt()
    assert (receipt["id"], receipt["head"]) == (one.parcel.id, one.parcel.signed.head)
    assert one.post().json()["held"] == [{"first": 1, "last": 1}]
    (entered,) = centre.rows(intake)
    assert receipt["received_at"] > entered.received_at
    assert files(data_dir) == {picture.digest: picture.sealed for picture in one.pictures}
    assert one.receipt() == receipt


def test_a_dossier_without_attachments_is_answered_as_ever(centre, kiosk):
    answer = kiosk.post(kiosk.make())

    assert kiosk.receipt(answer)["seq"] == 1
    assert (answer.json()["acknowledgement"], answer.json()["waiting"]) == (None, [])
    assert centre.rows(completion) == []


def test_an_acknowledgement_never_passes_for_a_receipt(kiosk):
    statement = attached(kiosk).acknowledgement()
    key = base64.b64decode(kiosk.file.keys.receipt_key)

    assert verify_acknowledgement(statement["receipt"], statement["signature"], key)["seq"] == 1
    with pytest.raises(EnvelopeError):
        verify_receipt(statement["receipt"], statement["signature"], key)


def test_each_answer_says_how_much_is_here(kiosk):
    one = attached(kiosk)
    one.waiting()

    told = [one.send(piece).json()["offset"] for piece in one.pieces()]

    assert told == [piece.offset + len(piece.data) for piece in one.pieces()]
    assert one.send(one.pieces()[0]).json()["offset"] == told[-1]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_cut_double_or_reordering_ends_with_the_same_bytes(site, data):
    kiosk, data_dir = site
    chance = data.draw(st.randoms(use_true_random=False))
    one = attached(kiosk, bytes(chance.randrange(256) for _ in range(3000)))
    one.waiting()
    size = data.draw(st.integers(200, 1500))
    for piece in mishaps(one, size, chance):
        answer = one.send(piece)
        assert answer.status_code in {200, 409}, answer.text
    while one.post().json()["receipt"] is None:
        (offset,) = one.waiting()
        piece = next(p for p in one.pieces(size=size) if p.offset + len(p.data) > offset)
        cut = offset - piece.offset
        piece = replace(piece, offset=offset, data=piece.data[cut:])
        assert one.send(piece).json()["offset"] == piece.offset + len(piece.data)

    (picture,) = one.pictures
    assert files(data_dir)[picture.digest] == picture.sealed
    assert f"{picture.digest}.part" not in files(data_dir)


def mishaps(one, size, chance: random.Random):
    """The pieces of an attachment, some lost, some twice, some elsewhere, some cut otherwise."""
    pieces = [piece for piece in one.pieces(size=size) if chance.random() > 0.2]
    pieces += chance.sample(pieces, len(pieces) // 2)
    pieces += chance.sample(one.pieces(size=size // 2 + 1), 2)
    if chance.random() < 0.7:
        chance.shuffle(pieces)
    return pieces


@pytest.fixture
def site(data_dir):
    with served(data_dir) as centre:
        yield VirtualKiosk(centre.add_kiosk()).enrol(), data_dir


def test_an_upload_goes_on_after_the_centre_began_anew(data_dir):
    with served(data_dir) as centre:
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        one = attached(kiosk)
        one.waiting()
        first, *rest = one.pieces()
        one.send(first)
    with served(data_dir) as again:
        moved = replace(
            one, kiosk=replace(kiosk, file=kiosk.file.model_copy(update={"url": again.url}))
        )
        assert moved.waiting() == [len(first.data)]
        for piece in rest:
            moved.send(piece)
        assert moved.receipt()["id"] == one.parcel.id


def test_bytes_counted_but_lost_from_the_disk_are_asked_for_again(kiosk, data_dir):
    one = attached(kiosk)
    one.waiting()
    first, second, *_ = one.pieces()
    one.send(first)
    next((data_dir / "attachments").rglob("*.part")).unlink()

    answer = one.send(second)

    assert problem(answer)[:2] == (409, "other_offset")
    assert answer.headers[OFFSET] == "0"
    one.send_all()
    assert one.receipt()["id"] == one.parcel.id


def test_bytes_on_the_disk_that_never_counted_are_written_over(kiosk, data_dir):
    one = attached(kiosk)
    one.waiting()
    one.send(one.pieces()[0])
    part = next((data_dir / "attachments").rglob("*.part"))
    part.write_bytes(part.read_bytes() + bytes(500_000))

    one.send_all()

    assert one.receipt()["id"] == one.parcel.id
    assert files(data_dir) == {one.pictures[0].digest: one.pictures[0].sealed}


def test_a_name_given_before_a_crash_kept_the_database_from_knowing_does_no_harm(kiosk, data_dir):
    one = attached(kiosk)
    one.waiting()
    *most, last = one.pieces()
    for piece in most:
        one.send(piece)
    part = next((data_dir / "attachments").rglob("*.part"))
    part.write_bytes(one.pictures[0].sealed)
    part.rename(part.with_suffix(""))

    assert one.send(last).status_code == 200
    assert one.receipt()["id"] == one.parcel.id
    assert files(data_dir) == {one.pictures[0].digest: one.pictures[0].sealed}


def test_an_attachment_that_is_not_what_its_header_names_is_set_aside(centre, kiosk, data_dir):
    one = attached(kiosk)
    one.waiting()
    *most, last = one.pieces()
    for piece in most:
        one.send(piece)
    lie = replace(last, data=last.data[:-1] + bytes([last.data[-1] ^ 1]))

    assert problem(one.send(lie)) == (400, "bad_piece", "digest")

    assert one.waiting() == [0]
    assert list(files(data_dir)) == [f"{one.parcel.id}.{one.pictures[0].digest}"]
    assert [row.flaw for row in centre.rows(attachment)] == ["digest"]
    assert "attachment.digest" in [row.act for row in centre.rows(audit)]
    one.send_all()
    assert one.receipt()["id"] == one.parcel.id


def test_a_picture_another_device_sealed_is_never_receipted(centre, kiosk):
    other = VirtualKiosk(centre.add_kiosk("Sảnh phụ")).enrol()
    stolen = attached(kiosk, device=other.device)
    stolen.waiting()
    *most, last = stolen.pieces()
    for piece in most:
        stolen.send(piece)

    assert problem(stolen.send(last)) == (422, "unreadable", "attachment")
    assert stolen.waiting() == [0]
    assert [row.flaw for row in centre.rows(attachment)] == ["unsealable"]
