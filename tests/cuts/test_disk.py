"""The disk in memory keeps what it must and loses whatever it may."""

import random

import pytest

from tests.cuts.disk import SECTOR, Disk, File, put, sectors
from tests.cuts.trace import Operation

NAME = "kiosk.db"
MADE = Operation("c", NAME, inode=7, at=0o600)
NAMED = Operation("d", "")
SYNCED = Operation("s", NAME, inode=7)


def written(at, data):
    return Operation("w", NAME, inode=7, at=at, data=data)


def outcomes(*steps, names_with_files=False, tries=400):
    """Every way a cut after these steps can end: what the file holds; None where it is not."""
    disk = Disk(names_with_files=names_with_files)
    for step in steps:
        disk.apply(step)
    found = set()
    for seed in range(tries):
        left = disk.cut(random.Random(seed)).get(NAME)
        found.add(None if left is None else left[1])
    return found


def test_what_was_synced_stays_and_what_was_not_may_go():
    steps = (MADE, NAMED, written(0, b"a"), SYNCED, written(1, b"b"))

    found = outcomes(*steps)

    assert {b"a", b"ab"} <= found
    assert all(content.startswith(b"a") for content in found)


def test_a_name_stays_once_its_folder_was_synced():
    assert None in outcomes(MADE, written(0, b"a"), SYNCED)
    assert outcomes(MADE, written(0, b"a"), SYNCED, NAMED) == {b"a"}


def test_where_a_file_keeps_its_own_name_its_sync_is_enough():
    assert outcomes(MADE, written(0, b"a"), SYNCED, names_with_files=True) == {b"a"}


def test_the_later_of_two_writes_may_stay_alone():
    found = outcomes(MADE, NAMED, written(0, b"a"), written(4, b"b"))

    assert {b"", b"a", b"a\0\0\0b", b"\0\0\0\0b"} <= found


def test_a_write_is_torn_between_sectors_only():
    found = outcomes(
        MADE, NAMED, written(0, b"a" * 2 * SECTOR), SYNCED, written(0, b"b" * 2 * SECTOR)
    )

    halves = {(content[:SECTOR], content[SECTOR:]) for content in found}
    assert (b"a" * SECTOR, b"b" * SECTOR) in halves
    assert (b"b" * SECTOR, b"a" * SECTOR) in halves
    noise = {half for pair in halves for half in pair} - {b"a" * SECTOR, b"b" * SECTOR}
    assert noise
    assert all(len(set(half)) > 50 for half in noise)


def test_a_new_length_is_lost_like_a_write():
    shortened = Operation("t", NAME, inode=7, at=1)

    assert outcomes(MADE, NAMED, written(0, b"ab"), SYNCED, shortened) == {b"ab", b"a"}


def test_a_removed_name_may_come_back():
    gone = (MADE, written(0, b"a"), SYNCED, NAMED, Operation("u", NAME))

    assert outcomes(*gone) == {None, b"a"}
    assert outcomes(*gone, NAMED) == {None}


def test_a_new_file_behind_an_old_inode_is_another_file():
    again = (written(0, b"a"), SYNCED, NAMED, Operation("u", NAME), MADE, NAMED)

    assert outcomes(MADE, *again) == {b""}


@pytest.mark.parametrize("kind", ["r", "l"])
def test_a_renamed_file_has_the_one_name_or_the_other(kind):
    draft = Operation("c", "draft", inode=7, at=0o600)
    named = Operation(kind, "draft", inode=7, to=NAME)

    assert outcomes(draft, NAMED, named) == {None, b""}
    assert outcomes(draft, NAMED, named, NAMED) == {b""}


def test_with_a_lost_folder_everything_in_it_is_lost():
    disk = Disk()
    for step in (
        Operation("m", "keys"),
        Operation("c", "keys/device.key", inode=7, at=0o600),
        Operation("d", "keys"),
    ):
        disk.apply(step)
    left = [disk.cut(random.Random(seed)) for seed in range(50)]

    assert {"keys" in one for one in left} == {True, False}
    assert all(("keys" in one) == ("keys/device.key" in one) for one in left)


def test_a_write_is_parted_where_sectors_begin():
    data = bytes(range(256)) * 5

    parts = sectors(500, data)

    assert [at for at, _ in parts] == [500, 512, 1024, 1536]
    assert b"".join(part for _, part in parts) == data


def test_writing_behind_the_end_leaves_zeros_between():
    content = bytearray(b"a")

    put(content, 3, b"b")

    assert content == b"a\0\0b"


def test_what_is_read_in_between_is_not_changed_by_a_cut():
    file = File(0o600, bytearray(b"a"), [(0, b"b")])

    file.cut(random.Random(0))

    assert (file.synced, bytes(file.after(file.pending))) == (b"a", b"b")
