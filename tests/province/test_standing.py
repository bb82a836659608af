"""Whose word holds, the desk's or the province's: the later one, once nothing is under way."""

import pytest

from central.adapters.standing import Said

EARLY, LATE = "2026-12-01T01:00:00.000Z", "2026-12-01T02:00:00.000Z"


@pytest.mark.parametrize(
    ("status", "heard", "settled", "desk_at", "told"),
    [
        ("5", LATE, True, EARLY, ("supplement", LATE)),
        ("10", LATE, True, EARLY, ("result", LATE)),
        ("5", EARLY, True, LATE, ("received", LATE)),  # the desk decided since
        ("5", LATE, False, EARLY, ("received", EARLY)),  # the province has not heard all yet
        ("8", LATE, True, EARLY, ("received", EARLY)),  # the kiosk has no words for it
        ("2", LATE, True, EARLY, ("received", EARLY)),  # the same: since when stays
        (None, None, True, EARLY, ("received", EARLY)),
    ],
)
def test_the_later_word_holds(status, heard, settled, desk_at, told):
    assert Said(None, status, heard, settled).state_after("received", desk_at) == told
