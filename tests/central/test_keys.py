import contextlib
import os
import stat
from pathlib import Path

import pytest

from central.clock import now_utc
from central.keys import KeysError, create_keys, load_keys, rotate_keys, write_private
from sync.key_link import follow


def test_keys_are_made_once_and_only_for_this_user(tmp_path):
    assert create_keys(tmp_path)
    first = load_keys(tmp_path)
    assert not create_keys(tmp_path)
    again = load_keys(tmp_path)

    assert bytes(first.seal) == bytes(again.seal)
    assert bytes(first.receipt) == bytes(again.receipt)
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "keys").iterdir()}
    assert modes == {0o600}


def test_a_missing_half_is_made_without_touching_the_other(tmp_path):
    create_keys(tmp_path)
    kept = (tmp_path / "keys" / "seal.key").read_bytes()
    (tmp_path / "keys" / "receipt.key").unlink()

    assert create_keys(tmp_path)
    assert (tmp_path / "keys" / "seal.key").read_bytes() == kept


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.chmod(0o640),
        lambda path: path.write_bytes(b"short"),
        lambda path: path.unlink(),
    ],
)
def test_keys_unfit_for_use_are_refused(tmp_path, spoil):
    create_keys(tmp_path)
    spoil(tmp_path / "keys" / "seal.key")

    with pytest.raises(KeysError):
        load_keys(tmp_path)


def test_a_private_file_is_never_overwritten(tmp_path):
    write_private(tmp_path / "file", b"first")

    with pytest.raises(FileExistsError):
        write_private(tmp_path / "file", b"second")
    assert (tmp_path / "file").read_bytes() == b"first"


def test_nothing_printed_of_the_keys_holds_them(tmp_path):
    create_keys(tmp_path)
    keys = load_keys(tmp_path)
    said = f"{keys!r} {keys} {keys.public('centre')}"

    assert bytes(keys.seal).hex() not in said
    assert str(bytes(keys.seal)) not in said


def test_only_the_own_key_id_opens(tmp_path):
    create_keys(tmp_path)
    keys = load_keys(tmp_path)

    assert keys.private_for(keys.seal_key_id) == bytes(keys.seal)
    assert keys.private_for(keys.receipt_key_id) is None


def test_after_a_change_both_old_and_new_seals_open_and_the_old_receipt_key_is_gone(tmp_path):
    create_keys(tmp_path)
    first = load_keys(tmp_path)
    second = rotate_keys(tmp_path, "centre", now_utc())
    third = rotate_keys(tmp_path, "centre", now_utc())
    for keys in (first, second, third):
        assert third.private_for(keys.seal_key_id) == bytes(keys.seal)
    assert len({keys.receipt_key_id for keys in (first, second, third)}) == 3
    assert [path.parent.name for path in tmp_path.rglob("receipt.key")] == ["0002"]
    assert not create_keys(tmp_path)
    assert load_keys(tmp_path).receipt_key_id == third.receipt_key_id
    followed = follow(first.public("centre"), third.links)
    assert followed == [second.public("centre"), third.public("centre")]
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.rglob("*.key"))


@pytest.mark.parametrize("at", range(16))
def test_a_change_that_is_cut_short_leaves_whole_keys(tmp_path, monkeypatch, at):
    """Whatever call to the disk is the last one: the keys of before, or the new ones, and the next
    change goes well."""
    create_keys(tmp_path)
    first = load_keys(tmp_path)
    calls = []

    def counted(real):
        def call(*arguments, **named):
            calls.append(real.__name__)
            if len(calls) > at:
                raise KeyboardInterrupt
            return real(*arguments, **named)

        return call

    with monkeypatch.context() as patched:
        for name in ("open", "fsync", "unlink"):
            patched.setattr(os, name, counted(getattr(os, name)))
        for name in ("replace", "mkdir", "unlink"):
            patched.setattr(Path, name, counted(getattr(Path, name)))
        with contextlib.suppress(KeyboardInterrupt):
            rotate_keys(tmp_path, "centre", now_utc())
    after = load_keys(tmp_path)
    assert after.private_for(first.seal_key_id) == bytes(first.seal)
    assert len(after.links) == (after.receipt_key_id != first.receipt_key_id)
    again = rotate_keys(tmp_path, "centre", now_utc())
    assert len(again.links) == len(after.links) + 1
    assert again.private_for(after.seal_key_id) == bytes(after.seal)
    assert follow(first.public("centre"), again.links)[-1] == again.public("centre")


def test_links_that_do_not_parse_are_told(tmp_path):
    create_keys(tmp_path)
    (tmp_path / "keys" / "links.json").write_text("{")
    with pytest.raises(KeysError, match="damaged"):
        load_keys(tmp_path)
