import pytest

from kiosk.staff.pin import FILE, drop_pin, hash_of, is_fit, is_it, keep_pin, kept_pin

PIN = "428170"


@pytest.mark.parametrize("pin", ["428170", "428170428170", "112233", "900001"])
def test_six_to_twelve_digits_are_a_pin(pin):
    assert is_fit(pin)


@pytest.mark.parametrize(
    "pin",
    [
        "",
        "42817",
        "4281704281704",
        "42817a",
        "٤٢٨١٧٠",
        "000000",
        "123456",
        "987654",
        "890123",
        " 428170",
    ],
)
def test_anything_else_and_what_everybody_tries_first_is_none(pin):
    assert not is_fit(pin)


def test_a_kept_pin_is_hashed_with_argon2id_and_read_by_its_owner_alone(tmp_path):
    keep_pin(tmp_path / "data", PIN)
    path = tmp_path / "data" / FILE
    kept = kept_pin(tmp_path / "data")
    assert path.stat().st_mode & 0o777 == 0o600
    assert kept.startswith(b"$argon2id$")
    assert PIN.encode() not in kept
    assert is_it(PIN, kept)
    assert not is_it("428171", kept)
    assert hash_of(PIN) != kept


def test_a_new_pin_takes_the_place_of_the_old(tmp_path):
    keep_pin(tmp_path, PIN)
    keep_pin(tmp_path, "731904")
    assert is_it("731904", kept_pin(tmp_path))
    assert not is_it(PIN, kept_pin(tmp_path))


def test_without_a_pin_there_is_none_and_dropping_says_whether_there_was(tmp_path):
    assert kept_pin(tmp_path / "data") is None
    keep_pin(tmp_path, PIN)
    assert (drop_pin(tmp_path), drop_pin(tmp_path), kept_pin(tmp_path)) == (True, False, None)


@pytest.mark.parametrize("kept", [b"x", b"$argon2id$", b"\xff" * 200])
def test_a_damaged_hash_opens_nothing(kept):
    assert not is_it(PIN, kept)
    assert not is_it("", kept)


def test_an_empty_file_is_no_pin(tmp_path):
    (tmp_path / FILE).write_bytes(b"")
    assert kept_pin(tmp_path) is None
