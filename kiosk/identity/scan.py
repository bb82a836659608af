"""What kind of code was scanned, and whether this kiosk may act on it now. Nothing is opened.

Codes of this product carry a prefix: `PHIEU:` a slip, `CHUYEN:` a hand-over to or from a phone,
`NHANVIEN:` a badge. A hand-over may stand behind the # of a link: the link is not followed. An
enrolment is the JSON of the file that the centre writes.
"""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal

from kiosk.handoff.collecting import Collector, Progress, Spoilt
from kiosk.handoff.envelope import Clock, OpenCode, Refused, unseal
from kiosk.handoff.frame import Damage, NoFrame, bare
from kiosk.identity.card import (
    CardCode,
    CardProblem,
    looks_like_card,
    parse_card_text,
    split_fields,
)
from kiosk.identity.scanned_text import ScannedText, UnreadableScan, read_scan

Kind = Literal["card", "handoff", "slip", "enrolment", "badge", "unknown"]
Reason = Literal[
    CardCode,
    "good",
    "bad_check_digits",
    "already_enrolled",
    "bad_enrolment",
    "not_available",  # a code of this product that this kiosk has no use for yet
    "link",
    "not_recognised",
    "handoff_part",  # one of several codes that together are a hand-over
    Damage,
    OpenCode,
]

SLIP, BADGE = "PHIEU:", "NHANVIEN:"
REFERENCE_LENGTH = 11
VIETNAM = timezone(timedelta(hours=7))

_GAPS = re.compile(r"[\s.\-]")
_LINK = re.compile(r"[a-z][a-z0-9+.\-]{1,20}:(?://|[^\s\d])|www\.", re.IGNORECASE)
_ENROLMENT_KEYS = {"url", "kiosk_number", "code", "keys"}


@dataclass(frozen=True, slots=True)
class Classified:
    """Kind of a code; `ok` only for one this kiosk may act on now; `reason` says why (not)."""

    kind: Kind
    ok: bool
    reason: Reason


def classify(data: bytes, today: date, *, enrolled: bool) -> Classified:
    """Say what scanned bytes are; every input gives an answer."""
    scan = read_scan(data)
    if isinstance(scan, UnreadableScan):
        return Classified("unknown", ok=False, reason=scan.code)
    if scan.text.startswith("{"):
        return _enrolment(scan.text, enrolled=enrolled)
    if bare(scan.text) is not None:
        return _handoff(scan.text, today)
    return _marked(scan.text) or _card_or_unknown(scan, today)


def _handoff(text: str, today: date) -> Classified:
    """Read one frame; a hand-over of one frame is opened, to see whether it can be taken."""
    came = Collector().take(text)
    if isinstance(came, NoFrame):
        assert came.code != "not_handoff"
        return Classified("handoff", ok=False, reason=came.code)
    if isinstance(came, Progress):
        return Classified("handoff", ok=True, reason="handoff_part")
    if isinstance(came, Spoilt):
        return Classified("handoff", ok=False, reason="handoff_altered")
    clock = Clock(datetime.combine(today, time.min, VIETNAM))
    opened = unseal(came.message, clock, own_key=None)
    if isinstance(opened, Refused):
        return Classified("handoff", ok=False, reason=opened.code)
    return Classified("handoff", ok=True, reason="good")


def _marked(text: str) -> Classified | None:
    """Classify a code that carries a prefix of this product, or is a slip number alone."""
    marked = text.upper()
    good = slip_reference(text) is not None
    if marked.startswith(SLIP) or good:
        return Classified("slip", ok=good, reason="good" if good else "bad_check_digits")
    if marked.startswith(BADGE):
        return Classified("badge", ok=False, reason="not_available")
    return None


def slip_reference(text: str) -> str | None:
    """Give the 11 digits of a typed or scanned slip number when its check digits are right."""
    bare = text.strip()
    if bare.upper().startswith(SLIP):
        bare = bare[len(SLIP) :]
    digits = _GAPS.sub("", bare)
    well_formed = len(digits) == REFERENCE_LENGTH and digits.isascii() and digits.isdigit()
    return digits if well_formed and int(digits) % 97 == 1 else None


def _enrolment(text: str, *, enrolled: bool) -> Classified:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return Classified("unknown", ok=False, reason="not_recognised")
    if not isinstance(fields, dict) or not fields.keys() >= _ENROLMENT_KEYS:
        return Classified("unknown", ok=False, reason="not_recognised")
    if not _is_whole_enrolment(fields):
        return Classified("enrolment", ok=False, reason="bad_enrolment")
    if enrolled:
        return Classified("enrolment", ok=False, reason="already_enrolled")
    return Classified("enrolment", ok=True, reason="good")


def _is_whole_enrolment(fields: dict[str, object]) -> bool:
    number, url, code = fields["kiosk_number"], fields["url"], fields["code"]
    return (
        fields.get("format", 1) == 1
        and isinstance(number, str)
        and re.fullmatch(r"[0-9]{4}", number) is not None
        and isinstance(url, str)
        and url.startswith(("https://", "http://127.0.0.1", "http://localhost"))
        and isinstance(code, str)
        and bool(code)
        and isinstance(fields["keys"], dict)
    )


def _card_or_unknown(scan: ScannedText, today: date) -> Classified:
    fields, _ = split_fields(scan.text)
    if looks_like_card(fields):
        card = parse_card_text(scan, today)
        if isinstance(card, CardProblem):
            return Classified("card", ok=False, reason=card.code)
        return Classified("card", ok=True, reason="good")
    if _LINK.match(scan.text):
        return Classified("unknown", ok=False, reason="link")
    return Classified("unknown", ok=False, reason="not_recognised")
