import pytest

from sync.backoff import Backoff
from sync.judgement import Pause, judge, pause_of
from sync.outcome import Busy, NotOurCentre, Refused, SiteRefused, Unreachable

BACKOFF = Backoff(base_s=10, cap_s=100)


def judged(outcome, attempts=1):
    return judge(outcome, attempts, BACKOFF, 0.5)


def test_what_the_centre_says_no_to_is_held_and_stops_nobody():
    verdict = judged(Refused("conflict", held=True))
    assert (verdict.state, verdict.reason, verdict.pause) == ("held", "conflict", None)


def test_what_may_work_later_waits_by_itself_and_stops_nobody():
    verdict = judged(Refused("refused", held=False), attempts=3)
    assert (verdict.state, verdict.wait_s, verdict.pause) == ("queued", 20, None)


@pytest.mark.parametrize(
    ("outcome", "pause"),
    [
        (SiteRefused("revoked_device"), Pause("revoked_device")),
        (NotOurCentre("login_page"), Pause("login_page")),
        (Unreachable("no_answer", sent=True), Pause("no_answer")),
        (Unreachable("no_line", sent=False), Pause("no_line")),
        (Busy(17), Pause("busy", 17)),
    ],
)
def test_conditions_of_the_site_are_no_reason_of_the_dossier(outcome, pause):
    verdict = judged(outcome)
    assert (verdict.state, verdict.reason, verdict.pause) == ("queued", None, pause)
    assert pause_of(outcome) == pause


@pytest.mark.parametrize(
    ("outcome", "wait_s"),
    [
        (Unreachable("no_line", sent=False), None),
        (Busy(17), 0.0),
        (Unreachable("no_answer", sent=True), 5),
        (NotOurCentre("other_receipt"), 5),
        (SiteRefused("wrong_centre"), 5),
    ],
)
def test_a_dossier_waits_for_itself_only_when_it_may_be_the_cause(outcome, wait_s):
    assert judged(outcome).wait_s == wait_s
