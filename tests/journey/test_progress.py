from datetime import date

import pytest

from kiosk.journey.path import Journey
from kiosk.journey.progress import FIRST, progress
from kiosk.procedures.loading import load_all

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "code", ["1.000656", "1.001193", "2.000815", "1.004194", "1.004873", "1.014027"]
)
def test_progress_never_goes_back_on_the_way(code: str):
    procedure = load_all().procedure(code)
    assert procedure is not None
    journey = Journey(procedure, {}, TODAY)
    seen = [progress(journey)]
    for _ in range(100):
        later = journey.advance()
        if later == journey:
            break
        journey = later
        seen.append(progress(journey))
    assert seen[0] == FIRST
    assert seen == sorted(seen)
    assert seen[-1] <= 1
