"""The centre, or a proxy in its stead, says no to the first dossier: the others go."""

import json

import pytest

from sync.applying import put
from tests.faults.ground import ALL, End
from tests.faults.line import FOREVER
from tests.sync.fault_server import problem
from tests.sync.faults import says

NGINX = b"<html><body><center>nginx</center></body></html>"
OTHERS = End({2, 3}, waits={1})


def proxy(status):
    """What a proxy says of itself."""

    def fault(handler, _commit):
        handler.answer(status, NGINX, "text/html")

    return fault


def bare_status(status):
    """An answer without a word."""

    def fault(handler, _commit):
        handler.answer(status, b"", "application/octet-stream")

    return fault


def other_code(handler, _commit):
    body = json.dumps(problem("a_code_of_next_year", 400)).encode()
    handler.answer(400, body, "application/problem+json")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        pytest.param(says(400, "bad_request"), "bad_request", id="400"),
        pytest.param(says(409, "conflict"), "conflict", id="409_conflict"),
        pytest.param(says(409, "fork"), "fork", id="409_fork"),
        pytest.param(says(413, "too_large"), "too_large", id="413"),
        pytest.param(proxy(413), "too_large", id="413_of_a_proxy"),
        pytest.param(says(422, "unreadable"), "unreadable", id="422"),
    ],
)
def test_a_no_sets_one_aside_and_a_person_can_send_it_again(ground, fault, reason):
    ground.line.fail(fault, seq=1, times=FOREVER)
    ground.until_quiet()
    ground.check(End({2, 3}, {1: reason}))
    ground.line.heal()
    ground.until_quiet()
    ground.check(End({2, 3}, {1: reason}))  # not by itself
    with ground.agent() as agent:
        put(agent._station.engine, "retry", {"id": ground.saved[1][0]}, "2026-11-24T08:00:00Z")
        agent.pass_once()
    ground.check(ALL)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(says(400, "bad_piece"), id="400_of_another_kind"),
        pytest.param(other_code, id="400_with_a_code_of_next_year"),
        pytest.param(says(401, "bad_request"), id="401"),
        pytest.param(proxy(401), id="401_of_a_proxy"),
        pytest.param(proxy(403), id="403_of_a_proxy"),
        pytest.param(says(403, "wrong_centre"), id="403_for_one"),
        pytest.param(says(404, "bad_request"), id="404"),
        pytest.param(proxy(404), id="404_of_a_proxy"),
        pytest.param(says(405, "bad_request"), id="405"),
        pytest.param(bare_status(407), id="407"),
        pytest.param(bare_status(408), id="408"),
        pytest.param(says(410, "bad_request"), id="410"),
        pytest.param(says(425, "too_early"), id="425"),
        pytest.param(bare_status(500), id="500"),
        pytest.param(proxy(502), id="502"),
        pytest.param(proxy(504), id="504"),
        pytest.param(bare_status(511), id="511"),
        pytest.param(says(429, "busy", Retry_After="1"), id="429"),
        pytest.param(says(503, "busy"), id="503"),
        pytest.param(proxy(503), id="503_of_a_proxy"),
    ],
)
def test_one_that_is_always_refused_lets_the_others_go_first(ground, fault):
    ground.line.fail(fault, seq=1, times=FOREVER)
    for _ in range(4):
        ground.clock.pass_time(700)
        ground.once()
    ground.check(OTHERS)
    ground.line.heal()
    ground.until_quiet()
    ground.check(ALL)


@pytest.mark.parametrize(
    ("header", "date", "wait_s"),
    [
        pytest.param("999999999999", None, 900, id="huge"),
        pytest.param("-5", None, 30, id="negative"),
        pytest.param("0", None, 1, id="zero"),
        pytest.param("nan", None, 30, id="no_number"),
        pytest.param(
            "Fri, 13 Feb 2065 12:00:00 GMT", "Tue, 24 Nov 2026 08:00:00 GMT", 900, id="in_2065"
        ),
        pytest.param("Tue, 24 Nov 1970 08:00:00 GMT", None, 1, id="in_1970"),
    ],
)
def test_whatever_wait_is_named_the_kiosk_comes_back_within_a_quarter_of_an_hour(
    ground, header, date, wait_s
):
    dated = {} if date is None else {"Date": date}
    ground.line.fail(says(429, "busy", Retry_After=header, **dated))
    with ground.agent() as agent:
        assert agent.pass_once().reason == "busy"
        ground.clock.pass_time(wait_s - 0.5)
        agent.pass_once()
        ground.check(End(set(), waits={1, 2, 3}))
        ground.clock.pass_time(0.5)
        agent.pass_once()
    ground.check(ALL)
