"""Reading an HTTP answer that may come from anyone: a login page, a proxy, the centre. Pure."""

import email.utils
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from pydantic import ValidationError

from sync.outcome import Answered, Busy, NotOurCentre, Refused, SiteRefused, Trouble, Unreachable
from sync.wire import Problem

SHORTEST_WAIT_S = 1.0
LONGEST_WAIT_S = 900.0
USUAL_WAIT_S = 30.0
SECONDS = re.compile(r"\d{1,12}(\.\d{1,6})?")

HELD_CODES = {
    (400, "bad_request"),
    (409, "conflict"),
    (409, "fork"),
    (409, "settled"),
    (409, "file_anew"),
    (413, "too_large"),
    (422, "unreadable"),
}
# An attachment goes on from where the centre says the next time.
AGAIN_CODES = frozenset({"bad_piece", "other_offset", "unknown_attachment"})
SITE_CODES = frozenset(
    {"bad_signature", "unknown_device", "revoked_device", "wrong_centre", "used_code", "bad_nonce"}
)


def classify(
    status: int, headers: Mapping[str, str], body: bytes, round_trip_s: float
) -> Answered | Trouble:
    """Say what an answer is. `headers` finds names in any case; `body` is not decompressed."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if status in {429, 503}:
        return Busy(wait_s(headers.get("retry-after"), headers.get("date")))
    if status == 413:
        return Refused("too_large", held=True)
    if status != 200 or kind != "application/json":
        return stranger_of(status, kind) or problem_of(status, kind, body)
    if headers.get("content-encoding", "identity").strip().lower() != "identity":
        return NotOurCentre("other_answer")
    return Answered(body, http_date(headers.get("date")), round_trip_s)


def stranger_of(status: int, kind: str) -> NotOurCentre | None:
    """Recognise a redirect and a login page; None for what may be the centre's own answer."""
    if 300 <= status < 400:
        return NotOurCentre("redirected")
    if status == 511 or (status < 500 and kind in {"text/html", "application/xhtml+xml"}):
        return NotOurCentre("login_page")
    return None


def problem_of(status: int, kind: str, body: bytes) -> Trouble:
    """Say what an answer that is not 200 means."""
    try:
        problem = Problem.model_validate_json(body) if kind == "application/problem+json" else None
    except ValidationError:
        problem = None
    if status >= 500:
        return Unreachable("centre_down", sent=True)
    if problem is None:
        return NotOurCentre("other_answer")
    if problem.code in SITE_CODES:
        return SiteRefused(problem.code)
    if problem.code == "busy":
        return Busy(USUAL_WAIT_S)
    held = (status, problem.code) in HELD_CODES
    if held or problem.code in AGAIN_CODES:
        return Refused(problem.code, held=held)
    return NotOurCentre("other_answer") if status in {404, 405} else Refused("refused", held=False)


def wait_s(retry_after: str | None, date: str | None) -> float:
    """Seconds to wait by a Retry-After header (seconds, or a date beside the answer's own date).

    Always between one second and a quarter of an hour; the usual wait when it says nothing sane.
    """
    text = (retry_after or "").strip()
    if SECONDS.fullmatch(text):
        return clamped(float(text))
    until, now = http_date(text), http_date(date)
    if until is not None and now is not None:
        return clamped((until - now).total_seconds())
    return USUAL_WAIT_S


def clamped(seconds: float) -> float:
    """Bring a wait within its bounds."""
    return min(max(seconds, SHORTEST_WAIT_S), LONGEST_WAIT_S)


def http_date(text: str | None) -> datetime | None:
    """Read the moment of an HTTP date; None when there is none."""
    try:
        moment = email.utils.parsedate_to_datetime(text or "")
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None
