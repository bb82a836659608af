import os
import stat
from dataclasses import replace

import pytest

from kiosk.directory import store
from kiosk.directory.faults import DamagedStoreError
from kiosk.directory.reading import read_list
from kiosk.directory.store import NOTHING, Directory, load_directory, path_of, store_directory
from tests.directory.examples import BEES, IMPORTED_AT, as_csv, row

ENTRIES = read_list(as_csv().encode())
WHOLE = Directory(ENTRIES, IMPORTED_AT, 3, "ab" * 32)


@pytest.fixture
def stored(tmp_path):
    store_directory(tmp_path, WHOLE)
    return tmp_path


def reason(folder) -> str:
    with pytest.raises(DamagedStoreError) as caught:
        load_directory(folder)
    return str(caught.value)


def test_nothing_is_there_where_nothing_was_imported(tmp_path):
    assert load_directory(tmp_path / "none") == NOTHING
    assert NOTHING.entry(BEES) is None


def test_what_was_stored_comes_back(stored):
    found = load_directory(stored)
    assert found == WHOLE
    assert found.entry(BEES) == ENTRIES[0]
    assert found.entry("1.999999") is None


def test_a_data_folder_is_made_and_only_the_kiosk_reads_what_is_in_it(tmp_path):
    folder = tmp_path / "new" / "data"
    store_directory(folder, WHOLE)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path_of(folder).stat().st_mode) == 0o600


def test_it_is_replaced_whole_and_flushed(stored, monkeypatch):
    flushed = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (flushed.append(handle), real(handle)))
    store_directory(stored, replace(WHOLE, entries=ENTRIES[:1], version=4))
    assert len(flushed) == 2
    assert load_directory(stored).entries == ENTRIES[:1]
    assert [path.name for path in stored.iterdir()] == [store.FILE]


def test_what_cannot_be_replaced_stays_and_leaves_no_draft(tmp_path):
    path_of(tmp_path).mkdir()
    with pytest.raises(OSError, match=store.FILE):
        store_directory(tmp_path, WHOLE)
    assert [path.name for path in tmp_path.iterdir()] == [store.FILE]
    assert reason(tmp_path).startswith("it cannot be read")


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9, 0.999])
def test_a_changed_byte_is_seen(stored, place):
    data = bytearray(path_of(stored).read_bytes())
    head = data.index(b"\n") + 1
    at = head + int((len(data) - head) * place)
    data[at] ^= 1
    path_of(stored).write_bytes(data)
    assert reason(stored) == "it is not as it was written"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:10],
        lambda data: b"[]\n" + data,
        lambda data: b"\xff" + data,
        lambda data: data.replace(b'"sha256"', b'"sha255"'),
        lambda data: data.replace(b"+07:00", b""),
        lambda data: data.replace(b'"imported_at": "2026', b'"imported_at": "x'),
    ],
)
def test_what_is_not_as_it_was_written_is_refused(stored, change):
    path_of(stored).write_bytes(change(path_of(stored).read_bytes()))
    assert "as it was written" in reason(stored)


def test_another_format_is_refused(stored):
    data = path_of(stored).read_bytes()
    path_of(stored).write_bytes(data.replace(b'"format": 1', b'"format": 2', 1))
    assert reason(stored) == "its format 2 is not known to this version"


def test_entries_that_are_none_are_refused_even_when_their_digest_is_right(tmp_path):
    foreign = replace(ENTRIES[0], page="https://example.vn/")
    store_directory(tmp_path, Directory((foreign,), IMPORTED_AT, 1, ""))
    assert "column page" in reason(tmp_path)


def test_a_file_without_end_is_not_read_to_its_end(stored, monkeypatch):
    monkeypatch.setattr(store, "MOST_STORED_BYTES", 1000)
    assert reason(stored) == "it is longer than 1000 bytes"


def test_no_link_is_followed_and_no_pipe_is_waited_for(tmp_path):
    path_of(tmp_path).symlink_to("/dev/zero")
    assert reason(tmp_path).startswith("it cannot be read")
    path_of(tmp_path).unlink()
    os.mkfifo(path_of(tmp_path))
    assert reason(tmp_path) == "it is no file"


def test_a_list_as_long_as_may_be_can_be_read_again(tmp_path):
    """Quotes and names of columns come on top of its bytes."""
    least = row(BEES, '"', page="", result="", result_code="", decision="", level="")
    rows = tuple(least | {"code": f"9.{number:06}"} for number in range(100))
    data = as_csv(rows).encode()
    store_directory(tmp_path, Directory(read_list(data), IMPORTED_AT, 1, ""))
    grown = path_of(tmp_path).stat().st_size - 2 * len(data)
    assert grown <= len(rows) * store.MOST_ROW_BYTES
    assert len(load_directory(tmp_path).entries) == 100
