import pytest

from central.config import Session as Limits
from central.sessions import (
    close_session,
    find_session,
    hash_token,
    needs_touch,
    open_session,
    touch_session,
)
from central.tables import session

ON_BOTH_ENGINES = True

LIMITS = Limits(idle_s=600, absolute_s=3600)


class Desk:
    def __init__(self, centre) -> None:
        self.centre, self.clock = centre, centre.clock

    def write(self, work, *arguments):
        return self.centre.centre.writer.submit(lambda c: work(c, *arguments)).result()

    def open(self) -> str:
        return self.write(open_session, "lan", self.clock(), LIMITS)

    def find(self, token: str):
        with self.centre.centre.database.reader.connect() as connection:
            return find_session(connection, token, self.clock(), LIMITS)


@pytest.fixture
def desk(centre):
    centre.add_staff("lan")
    return Desk(centre)


def test_a_cookie_finds_its_session_and_only_its_hash_is_stored(desk, centre):
    token = desk.open()

    assert desk.find(token).staff == "lan"
    (row,) = centre.rows(session)
    assert row.token_hash == hash_token(token)
    assert token not in str(tuple(row))
    assert desk.find(token + "x") is None


def test_a_session_ends_without_use(desk):
    token = desk.open()
    desk.clock.pass_s(LIMITS.idle_s - 1)
    assert desk.find(token)
    desk.clock.pass_s(1)

    assert desk.find(token) is None


def test_use_keeps_it_alive_until_its_absolute_end(desk):
    token = desk.open()
    for _ in range(6):
        desk.clock.pass_s(599)
        found = desk.find(token)
        assert found is not None
        assert needs_touch(found, desk.clock())
        desk.write(touch_session, found, desk.clock())
    desk.clock.pass_s(6)

    assert desk.find(token) is None


def test_a_use_just_after_another_is_not_written_down(desk):
    token = desk.open()
    desk.clock.pass_s(59)

    assert not needs_touch(desk.find(token), desk.clock())


def test_closing_ends_one_session(desk):
    first, second = desk.open(), desk.open()
    desk.write(close_session, desk.find(first), desk.clock())

    assert desk.find(first) is None
    assert desk.find(second)


def test_ended_ones_are_swept_out_when_a_new_one_opens(desk, centre):
    desk.open()
    desk.clock.pass_s(LIMITS.idle_s)
    desk.open()

    assert len(centre.rows(session)) == 1
