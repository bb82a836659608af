from datetime import date

import pytest

from kiosk.journey.path import Journey
from kiosk.journey.progress import FIRST, progress
from kiosk.procedures.model import Procedure
from tests.library import in_use

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("procedure", in_use().procedures, ids=lambda item: item.code)
def test_progress_never_goes_back_on_the_way(procedure: Procedure):
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
