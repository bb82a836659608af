import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from sync.errors import KeyDamaged
from sync.keys import create_device_key, key_path, load_device_key


def test_there_is_no_key_before_one_is_made(data_dir):
    assert load_device_key(data_dir) is None
    assert not data_dir.exists()


def test_the_key_is_private_and_stays_the_same(data_dir):
    made = create_device_key(data_dir)
    assert load_device_key(data_dir) == made == create_device_key(data_dir)
    assert stat.S_IMODE(key_path(data_dir).stat().st_mode) == 0o600
    assert stat.S_IMODE(key_path(data_dir).parent.stat().st_mode) == 0o700


def test_many_makers_get_one_key(data_dir):
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(create_device_key, [data_dir] * 16))
    assert len({bytes(key) for key in keys}) == 1


def test_a_key_open_to_others_is_closed(data_dir):
    create_device_key(data_dir)
    key_path(data_dir).chmod(0o644)
    load_device_key(data_dir)
    assert stat.S_IMODE(key_path(data_dir).stat().st_mode) == 0o600


def test_a_damaged_key_is_told_and_never_replaced(data_dir):
    create_device_key(data_dir)
    key_path(data_dir).write_bytes(b"short")
    with pytest.raises(KeyDamaged):
        create_device_key(data_dir)
    assert key_path(data_dir).read_bytes() == b"short"
