"""Pictures of a visit: sealed at once, bounded, forgotten when told, filed in the order given."""

import pytest

from sync.attachment import LARGEST_BYTES, MOST, TOTAL_BYTES, open_attachment, sealed_size
from sync.tray import RESERVE_BYTES, Forgotten, Tray, TrayRefused

PICTURE = b"\xff\xd8" + bytes(1000)
PLENTY = 10**12
LARGEST = LARGEST_BYTES - sealed_size(LARGEST_BYTES) + LARGEST_BYTES


@pytest.fixture
def tray(outbox):
    return Tray(outbox.enrolment, lambda: PLENTY)


def test_a_picture_is_sealed_to_the_centre_the_moment_it_is_taken(centre, outbox, tray):
    handle = tray.add(PICTURE)
    (sealed,) = tray.take([handle])
    assert sealed.digest == handle
    assert PICTURE[:200] not in sealed.sealed
    device = outbox.enrolment().device
    chunks = open_attachment(sealed.sealed, bytes(centre.seal_key), device)
    assert b"".join(chunks) == PICTURE


def test_pictures_come_in_the_order_asked_for(tray):
    handles = [tray.add(PICTURE + bytes([n])) for n in range(4)]
    wanted = [handles[2], handles[0]]
    assert [one.digest for one in tray.take(wanted)] == wanted


def test_what_was_forgotten_is_named(tray):
    kept, dropped, other = (tray.add(PICTURE) for _ in range(3))
    tray.forget(dropped)
    tray.forget(dropped)
    assert tray.take([kept, dropped]) == Forgotten((dropped,))
    tray.forget_all()
    assert tray.take([kept, other]) == Forgotten((kept, other))
    assert tray.take([]) == ()


def test_a_new_process_has_an_empty_tray(outbox):
    handle = outbox.tray().add(PICTURE)
    assert outbox.tray().take([handle]) == Forgotten((handle,))


def test_nothing_is_written_before_the_save(enrolled, outbox):
    before = {path: path.read_bytes() for path in enrolled.rglob("*") if path.is_file()}
    tray = outbox.tray()
    tray.add(PICTURE)
    assert {path: path.read_bytes() for path in enrolled.rglob("*") if path.is_file()} == before


def test_number_size_and_total_are_bounded(tray):
    assert tray.add(b"") == TrayRefused("empty")
    assert tray.add(bytes(LARGEST + 1)) == TrayRefused("too_large")
    for _ in range(TOTAL_BYTES // LARGEST_BYTES):
        assert isinstance(tray.add(bytes(LARGEST)), str)
    assert tray.add(PICTURE) == TrayRefused("too_many")
    tray.forget_all()
    for _ in range(MOST):
        assert isinstance(tray.add(PICTURE), str)
    assert tray.add(PICTURE) == TrayRefused("too_many")


def test_a_full_disk_is_told_before_the_person_begins_and_at_each_picture(outbox):
    free = [RESERVE_BYTES + 2 * TOTAL_BYTES]
    tray = Tray(outbox.enrolment, lambda: free[0])
    assert tray.refusal() is None
    free[0] -= 1
    assert tray.refusal() == TrayRefused("disk_full")
    assert isinstance(tray.add(PICTURE), str)
    free[0] = RESERVE_BYTES
    assert tray.add(PICTURE) == TrayRefused("disk_full")


def test_a_kiosk_without_a_centre_takes_no_picture():
    tray = Tray(lambda: None, lambda: PLENTY)
    assert tray.refusal() == TrayRefused("not_enrolled")
    assert tray.add(PICTURE) == TrayRefused("not_enrolled")
