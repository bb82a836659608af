"""What is sent as a piece is hostile: who may send it, where it belongs, how large it is."""

from dataclasses import replace

import pytest

from central.kiosks import revoke_kiosk
from sync.piece import CONTENT_DIGEST, LARGEST_PIECE_BYTES, OFFSET, SIGNATURE
from tests.central.attached import attached, files, problem
from tests.central.serving import served, settings_for
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True


def test_a_piece_that_lies_about_its_digest_writes_nothing(kiosk, data_dir):
    one = attached(kiosk)
    one.waiting()
    first, second, *_ = one.pieces()

    wrong = one.send(first, **{CONTENT_DIGEST: second.headers(kiosk.key)[CONTENT_DIGEST]})

    assert problem(wrong) == (400, "bad_piece", "content_digest")
    assert files(data_dir) == {}
    assert one.waiting() == [0]


@pytest.mark.parametrize("path", ["unknown", "other_digest", "odd_id", "odd_digest"])
def test_pieces_no_header_names_are_refused(kiosk, data_dir, path):
    one = attached(kiosk)
    one.waiting()
    (piece, *_) = one.pieces()
    named = {
        "unknown": replace(piece, id="01900000-0000-7000-8000-000000000000"),
        "other_digest": replace(piece, digest="0" * 64),
        "odd_id": replace(piece, id="..%2f" + piece.id),
        "odd_digest": replace(piece, digest=piece.digest.upper()),
    }[path]

    assert problem(one.send(named))[1] in {"unknown_attachment", "bad_request"}
    assert files(data_dir) == {}


def test_another_device_cannot_add_to_this_ones_attachment(centre, kiosk, data_dir):
    other = VirtualKiosk(centre.add_kiosk("Sảnh phụ")).enrol()
    one = attached(kiosk)
    one.waiting()
    (piece, *_) = one.pieces()

    forged = one.send(piece, **{SIGNATURE: piece.headers(other.key)[SIGNATURE]})

    assert problem(forged) == (403, "bad_signature", "piece")
    assert files(data_dir) == {}


def test_a_signature_is_for_its_place_alone(kiosk, data_dir):
    one = attached(kiosk, b"a" * 200_000)
    one.waiting()
    first, _second = one.pieces()

    moved = one.send(first, **{OFFSET: "10"})

    assert problem(moved) == (403, "bad_signature", "piece")
    assert files(data_dir) == {}


@pytest.mark.parametrize("offset", ["", "-1", "1e3", "９", "9" * 13, "0x1"])
def test_an_odd_offset_is_a_bad_request(kiosk, offset):
    one = attached(kiosk)
    one.waiting()

    answer = one.send(one.pieces()[0], **{OFFSET: offset.encode()})

    assert problem(answer)[:2] == (400, "bad_request")


def test_a_piece_beyond_the_end_or_ahead_of_it_writes_nothing(kiosk, data_dir):
    one = attached(kiosk)
    one.waiting()
    first, second, *_ = one.pieces()
    beyond = replace(first, offset=len(one.pictures[0].sealed) - 5)

    assert problem(one.send(beyond)) == (413, "too_large", "attachment")
    ahead = one.send(second)
    assert (problem(ahead)[1], ahead.headers[OFFSET]) == ("other_offset", "0")
    assert files(data_dir) == {}


def test_pieces_are_bounded_in_size_and_never_empty(kiosk):
    one = attached(kiosk, bytes(400_000))
    one.waiting()
    (large, *_) = one.pieces(size=LARGEST_PIECE_BYTES + 1)

    assert problem(one.send(large))[:2] == (413, "too_large")
    assert problem(one.send(replace(large, data=b"")))[:2] == (400, "bad_piece")


def test_a_revoked_device_adds_nothing(centre, kiosk):
    one = attached(kiosk)
    one.waiting()
    centre.centre.writer.submit(
        lambda connection: revoke_kiosk(connection, "0001", centre.clock())
    ).result()

    assert problem(one.send(one.pieces()[0]))[:2] == (403, "revoked_device")


def test_a_full_disk_costs_a_wait_and_no_byte(data_dir, tmp_path):
    folder = tmp_path / "folder"
    with served(data_dir, settings=settings_for(data_dir, attachments={"dir": folder})) as centre:
        if folder.exists():
            folder.rename(tmp_path / "elsewhere")
        folder.touch()
        one = attached(VirtualKiosk(centre.add_kiosk()).enrol())
        one.waiting()

        answer = one.send(one.pieces()[0])

        assert problem(answer) == (503, "busy", "storage")
        assert int(answer.headers["Retry-After"]) > 0
        assert one.waiting() == [0]
