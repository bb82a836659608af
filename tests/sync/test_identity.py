import pytest

from sync.errors import KeyDamaged
from sync.identity import KnownIdentity, load_identity
from sync.keys import key_path


def test_there_is_none_before_enrolment(data_dir):
    assert load_identity(data_dir) is None
    assert KnownIdentity(data_dir).get() is None


def test_it_is_read_once(enrolled):
    known = KnownIdentity(enrolled)
    assert known.get() is known.get()


@pytest.mark.parametrize("change", [lambda p: p.unlink(), lambda p: p.write_bytes(b"k" * 32)])
def test_a_key_that_does_not_belong_is_told(enrolled, change):
    change(key_path(enrolled))
    with pytest.raises(KeyDamaged):
        load_identity(enrolled)


def test_the_key_is_in_no_repr(enrolled):
    identity = load_identity(enrolled)
    assert bytes(identity.key).hex() not in repr(identity)
    assert repr(bytes(identity.key)) not in repr(identity)
