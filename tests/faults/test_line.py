"""Faults of the line: they strike the first dossier, last a while, and end."""

import socket

import pytest

from tests.faults.ground import ALL, PICTURE, End
from tests.faults.line import FOREVER, reset_mid_answer, reset_mid_request
from tests.sync import faults

NOTHING = End(set(), waits={1, 2, 3})
PIECE = "/v1/dossiers/"
PIECES = 3


def silence(handler, _commit):
    handler.close_connection = True
    handler.line.let_go.wait()


def other_json(handler, _commit):
    handler.answer(200, b'{"receipt": null, "epoch": "one"}', "application/json")


def deep_json(handler, _commit):
    handler.answer(200, b"[" * 200_000, "application/json")


def portal_as_json(handler, _commit):
    handler.answer(200, b"<html><form>Wi-Fi</form></html>", "application/json")


def twice(handler, commit):
    """A line that repeats what it carries."""
    commit()
    handler.answer(200, commit(), "application/json")


ENDING = [
    pytest.param(faults.hang_up, "no_answer", id="hang_up"),
    pytest.param(reset_mid_request, "no_answer", id="reset_mid_request"),
    pytest.param(faults.endless, "endless_answer", id="endless_answer"),
    pytest.param(faults.gzip_bomb, "other_answer", id="gzip_bomb"),
    pytest.param(faults.login_page, "login_page", id="portal_page"),
    pytest.param(portal_as_json, "other_answer", id="portal_page_called_json"),
    pytest.param(faults.redirect, "redirected", id="portal_redirect"),
    pytest.param(faults.no_http, "other_answer", id="not_http"),
    pytest.param(faults.garbage, "other_answer", id="truncated_json"),
    pytest.param(other_json, "other_answer", id="other_json"),
    pytest.param(deep_json, "other_answer", id="deep_json"),
]


def strike(ground, fault, reason):
    """Everything is struck for a while, then one dossier once."""
    ground.line.fail(fault, "/", times=FOREVER)
    assert ground.once().reason == reason
    assert ground.reason() == reason
    ground.check(NOTHING)
    ground.line.heal()
    ground.line.fail(fault, seq=1)
    ground.once()
    ground.until_quiet()
    assert ground.line.struck
    ground.check(ALL)
    assert ground.reason() is None


@pytest.mark.parametrize(("fault", "reason"), ENDING)
def test_whatever_answers_instead_nothing_is_lost(ground, fault, reason):
    strike(ground, fault, reason)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(silence, id="no_answer_ever"),
        pytest.param(faults.trickle_headers, id="trickled_head"),
        pytest.param(faults.trickle_body, id="trickled_body"),
    ],
)
def test_an_answer_that_never_ends_does_not_hold_the_agent(ground, fault):
    strike(ground, fault, "no_answer")


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(faults.lose_answer, id="answer_lost_after_commit"),
        pytest.param(faults.cut_answer, id="answer_cut_after_commit"),
        pytest.param(reset_mid_answer, id="reset_mid_answer_after_commit"),
    ],
)
def test_an_answer_that_does_not_arrive_makes_no_double(ground, fault):
    ground.line.fail(fault, times=FOREVER)
    ground.once()
    ground.check(End({1}, waits={1, 2, 3}))
    ground.line.heal()
    ground.until_quiet()
    ground.check(ALL)


def test_a_line_that_repeats_makes_no_double(ground):
    ground.line.fail(twice, times=FOREVER)
    ground.until_quiet()
    ground.check(ALL)


def test_a_centre_that_is_off_is_waited_for(ground):
    ground.line.__exit__()
    for _ in range(3):
        ground.clock.pass_time(700)
        assert ground.once().reason == "no_line"
    ground.check(NOTHING)
    with ground.agent(ground.centre.url) as agent:
        agent.pass_once(waits=False)
        ground.clock.pass_time(1)
        agent.pass_once()
    ground.check(ALL)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(faults.hang_up, id="piece_not_taken"),
        pytest.param(reset_mid_request, id="reset_in_the_middle_of_a_piece"),
        pytest.param(faults.lose_answer, id="piece_taken_answer_lost"),
        pytest.param(faults.cut_answer, id="piece_taken_answer_cut"),
        pytest.param(reset_mid_answer, id="piece_taken_reset_mid_answer"),
        pytest.param(faults.login_page, id="portal_page_for_a_piece"),
    ],
)
def test_a_picture_goes_on_where_the_line_broke(bare, fault):
    """At its first piece, the middle one, the last; each cut costs one piece sent again at most."""
    for cuts, after in enumerate(range(PIECES), 1):
        bare.save_three(first=PICTURE * 5)
        bare.line.fail(fault, PIECE, after=after)
        bare.once()
        assert bare.line.struck
        bare.until_quiet()
        bare.check(End(set(bare.saved)))
        assert len(bare.line.pieces) == cuts * (PIECES + 1)
        assert bare.line.repeated <= cuts


@pytest.mark.usefixtures("impatient")
def test_a_slow_line_carries_a_picture_for_longer_than_a_call_may_take(bare):
    bare.save(PICTURE[:60_000])
    bare.line.bytes_a_s = 40_000  # a second and a half: a call without a body has one
    assert bare.once().reason is None
    bare.check(End({1}))
    assert bare.line.repeated == 0


@pytest.fixture
def resolver(monkeypatch):
    """A resolver that a test may replace for one name."""
    honest = socket.getaddrinfo

    def put(look_up):
        def getaddrinfo(host, *more, **named):
            return look_up() if host == "trung-tam.invalid" else honest(host, *more, **named)

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    return put


def no_such_name():
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def test_a_name_nobody_knows_is_waited_for(ground, resolver):
    resolver(no_such_name)
    with ground.agent("https://trung-tam.invalid") as agent:
        assert agent.pass_once(waits=False).reason == "no_line"
    ground.check(NOTHING)
    ground.until_quiet()
    ground.check(ALL)


@pytest.mark.usefixtures("impatient")
def test_a_resolver_that_hangs_does_not_hold_the_agent(ground, resolver):
    def hang():
        ground.line.let_go.wait()
        no_such_name()

    resolver(hang)
    with ground.agent("https://trung-tam.invalid") as agent:
        assert agent.pass_once(waits=False).reason == "no_line"
    ground.check(NOTHING)
    ground.until_quiet()
    ground.check(ALL)
