import errno
import stat

import pytest

from sync import durable
from sync.errors import DiskFailed, DiskFull


def test_a_new_file_is_whole_and_private(tmp_path):
    assert durable.create(tmp_path / "a", b"first")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_taken_name_keeps_its_file(tmp_path):
    durable.create(tmp_path / "a", b"first")
    assert not durable.create(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EIO, DiskFailed)],
)
def test_errors_of_the_disk_are_typed(number, kind):
    with pytest.raises(kind), durable.disk_errors():
        raise OSError(number, "invented")


def test_a_missing_file_stays_a_missing_file():
    with pytest.raises(FileNotFoundError), durable.disk_errors():
        raise FileNotFoundError
