import json

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.answer import classify, wait_s
from sync.outcome import Answered, Busy, NotOurCentre, Refused, SiteRefused, Unreachable
from sync.reasons import WORDS
from sync.wire import PROBLEM_CODES

PROBLEM = "application/problem+json"


def answer(status, kind, body=b"{}", **headers):
    named = {"content-type": kind, **{k.replace("_", "-"): v for k, v in headers.items()}}
    return classify(status, httpx.Headers(named), body, 0.1)


def problem(code, status):
    return json.dumps({"title": code, "status": status, "code": code}).encode()


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8"])
def test_json_is_taken_for_an_answer(kind):
    date = "Tue, 24 Nov 2026 08:00:00 GMT"
    found = answer(200, kind, b'{"a": 1}', date=date)
    assert isinstance(found, Answered)
    assert (found.body, found.date.isoformat()) == (b'{"a": 1}', "2026-11-24T08:00:00+00:00")


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        (200, "text/html; charset=utf-8", "login_page"),
        (403, "text/html", "login_page"),
        (404, "text/html", "login_page"),
        (511, "text/html", "login_page"),
        (301, "text/html", "redirected"),
        (307, "application/json", "redirected"),
        (200, "text/plain", "other_answer"),
        (200, "", "other_answer"),
        (204, "application/json", "other_answer"),
        (404, "application/json", "other_answer"),
        (418, PROBLEM, "other_answer"),
    ],
)
def test_what_is_not_from_the_centre_is_said(status, kind, reason):
    assert answer(status, kind) == NotOurCentre(reason)


def test_a_packed_body_is_not_unpacked():
    packed = answer(200, "application/json", b"\x1f\x8b", content_encoding="gzip")
    assert packed == NotOurCentre("other_answer")


@pytest.mark.parametrize(
    ("status", "code", "outcome"),
    [
        (400, "bad_request", Refused("bad_request", held=True)),
        (409, "conflict", Refused("conflict", held=True)),
        (409, "fork", Refused("fork", held=True)),
        (413, "too_large", Refused("too_large", held=True)),
        (422, "unreadable", Refused("unreadable", held=True)),
        (422, "something_new", Refused("refused", held=False)),
        (403, "revoked_device", SiteRefused("revoked_device")),
        (403, "unknown_device", SiteRefused("unknown_device")),
        (403, "wrong_centre", SiteRefused("wrong_centre")),
        (403, "bad_signature", SiteRefused("bad_signature")),
        (404, "bad_request", NotOurCentre("other_answer")),
        (500, "bad_request", Unreachable("centre_down", sent=True)),
    ],
)
def test_each_refusal_is_for_the_dossier_or_for_the_site(status, code, outcome):
    assert answer(status, PROBLEM, problem(code, status)) == outcome


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_centre_that_fails_is_down_whatever_it_says(status):
    assert answer(status, "text/html") == Unreachable("centre_down", sent=True)


def test_a_body_refused_for_its_size_by_a_proxy_is_held():
    assert answer(413, "text/html") == Refused("too_large", held=True)


@pytest.mark.parametrize(
    ("retry_after", "date", "seconds"),
    [
        ("30", None, 30),
        ("2.5", None, 2.5),
        ("0", None, 1),
        ("999999", None, 900),
        ("9" * 400, None, 30),
        ("-5", None, 30),
        ("soon", None, 30),
        ("inf", None, 30),
        ("nan", None, 30),
        ("1e9", None, 30),
        ("", None, 30),
        (None, None, 30),
        ("Tue, 24 Nov 2026 08:01:00 GMT", "Tue, 24 Nov 2026 08:00:00 GMT", 60),
        ("Tue, 24 Nov 2026 07:00:00 GMT", "Tue, 24 Nov 2026 08:00:00 GMT", 1),
        ("Tue, 24 Nov 2099 07:00:00 GMT", "Tue, 24 Nov 2026 08:00:00 GMT", 900),
        ("Tue, 24 Nov 2026 08:01:00 GMT", None, 30),
        ("Tue, 99 Nov 2026 08:01:00 GMT", "Tue, 24 Nov 2026 08:00:00 GMT", 30),
    ],
)
def test_a_wait_is_sane_whatever_the_centre_says(retry_after, date, seconds):
    assert wait_s(retry_after, date) == seconds
    headers = {"retry_after": retry_after} if retry_after is not None else {}
    headers |= {"date": date} if date else {}
    assert answer(429, "text/html", **headers) == Busy(seconds)
    assert answer(503, "text/html", **headers) == Busy(seconds)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_header_makes_the_wait_insane(retry_after, date):
    assert 1 <= wait_s(retry_after, date) <= 900


@given(st.integers(100, 599), st.sampled_from([PROBLEM, "application/json"]), st.binary())
def test_no_answer_crashes(status, kind, body):
    assert answer(status, kind, body) is not None


@pytest.mark.parametrize("code", PROBLEM_CODES)
def test_every_code_of_the_wire_is_known_and_has_words(code):
    found = answer(403, PROBLEM, problem(code, 403))
    if isinstance(found, SiteRefused | Refused):
        assert found.code in WORDS
    assert code in WORDS
