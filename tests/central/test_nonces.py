import base64
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.centre import initialise
from central.clock import now_utc
from central.database import open_database
from central.keys import Keys, create_keys, load_keys
from central.nonces import LIFETIME_S, Nonces, nonce_secret
from central.tables import nonce as table
from tests.central.serving import HandClock, settings_for

ON_BOTH_ENGINES = True


@pytest.fixture
def connection(data_dir):
    source = settings_for(data_dir).database
    initialise(data_dir, now_utc(), source)
    database = open_database(data_dir, source)
    with database.writer.begin() as connection:
        yield connection
    database.close()


def make(secret: bytes = b"ours") -> tuple[Nonces, HandClock]:
    clock, counter = HandClock(), itertools.count(1)
    return Nonces(secret, clock, lambda size: next(counter).to_bytes(size, "big")), clock


def test_a_nonce_is_taken_once(connection):
    nonces, _clock = make()
    nonce = nonces.make()

    assert nonces.spend(connection, nonce)
    assert not nonces.spend(connection, nonce)


def test_a_nonce_of_one_node_is_taken_once_by_all(connection):
    one, clock = make()
    other = Nonces(b"ours", clock, lambda size: b"\x07" * size)
    nonce = one.make()

    assert other.spend(connection, nonce)
    assert not one.spend(connection, nonce)


def test_a_nonce_spelt_otherwise_is_still_the_same(connection):
    nonces, _clock = make()
    nonce = nonces.make()

    assert nonces.spend(connection, nonce)
    assert not nonces.spend(connection, nonce + "\n")
    assert not nonces.spend(connection, nonce + "====")


def test_a_nonce_ends_after_its_lifetime(connection):
    nonces, clock = make()
    early, late = nonces.make(), nonces.make()

    clock.pass_s(LIFETIME_S - 1)
    assert nonces.spend(connection, early)
    clock.pass_s(2)
    assert not nonces.spend(connection, late)


def test_a_nonce_of_another_centre_is_not_ours(connection):
    ours, _ = make()
    theirs, _ = make(b"theirs")

    assert not ours.spend(connection, theirs.make())


def test_the_secret_is_the_same_wherever_the_keys_are(tmp_path):
    create_keys(tmp_path)
    keys = load_keys(tmp_path)

    assert nonce_secret(keys) == nonce_secret(Keys(keys.seal, keys.receipt))
    assert bytes(keys.receipt) not in nonce_secret(keys)


def test_spent_ones_are_forgotten_when_they_could_not_be_used_again(connection):
    nonces, clock = make()
    for _ in range(50):
        assert nonces.spend(connection, nonces.make())
    clock.pass_s(2 * LIFETIME_S + 1)
    assert nonces.spend(connection, nonces.make())
    nonces.forget(connection)

    assert len(connection.execute(table.select()).all()) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(max_size=80)
    | st.binary(max_size=60).map(lambda b: base64.urlsafe_b64encode(b).decode())
)
def test_no_made_up_text_is_a_nonce(connection, text):
    nonces, _clock = make()

    assert not nonces.spend(connection, text)
