import stat

import pytest

from central.keys import KeysError, create_keys, load_keys, write_private


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
