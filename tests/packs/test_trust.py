import stat

import pytest

from kiosk.packs.trust import BadKey, make_key, public_text, read_key, trusted_keys


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "content.key"
    made = make_key(path)
    assert made is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert make_key(path) is None
    assert read_key(path) == made
    assert trusted_keys(f" {public_text(made)}  {public_text(made)}") == (
        bytes(made.verify_key),
        bytes(made.verify_key),
    )


@pytest.mark.parametrize(("setting", "message"), [("x y", "key 1"), ("AAAA", "3 bytes")])
def test_a_setting_that_is_no_key_is_named(setting, message):
    with pytest.raises(BadKey, match=message):
        trusted_keys(setting)


def test_no_key_is_trusted_unless_somebody_says_so():
    assert trusted_keys("") == ()


@pytest.mark.parametrize("size", [0, 31, 33, 5000])
def test_a_file_that_is_no_key_is_named(tmp_path, size):
    (tmp_path / "a.key").write_bytes(bytes(size))
    with pytest.raises(BadKey, match=r"a\.key"):
        read_key(tmp_path / "a.key")
