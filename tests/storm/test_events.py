"""A province that comes back at once, in discrete events: the admission itself, no real clock."""

import pytest

from tests.storm.events import Outcome, Storm, Weather

SMALL = Weather(kiosks=1500, dossiers=20)
COUNTRY = Weather(kiosks=15_000, dossiers=20)


def mean(numbers):
    return sum(numbers) / len(numbers)


def check_whole(outcome: Outcome, weather: Weather) -> None:
    """Everything came once, whatever it took."""
    assert outcome.taken_in == weather.kiosks * weather.dossiers
    assert len(outcome.waits_s) == weather.kiosks


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_slots_drain_a_storm_near_the_speed_of_the_centre(seed):
    weather = Weather(kiosks=1500, dossiers=20, seed=seed)
    outcome = Storm(weather, slots=True).run()
    check_whole(outcome, weather)
    assert outcome.repeats == 0
    assert outcome.share > 0.85
    assert mean(outcome.refusals) < 3


@pytest.mark.parametrize("work_s", [1 / 100, 1 / 1500])
def test_it_learns_how_fast_the_centre_is(work_s):
    weather = Weather(kiosks=1000, dossiers=20, work_s=work_s)
    outcome = Storm(weather, slots=True).run()
    check_whole(outcome, weather)
    assert outcome.share > 0.7


@pytest.mark.soak
def test_the_whole_country_comes_back():
    """The control beside it is a centre that takes everybody in: it works for those who left."""
    outcome = Storm(COUNTRY, slots=True).run()
    control = Storm(COUNTRY, slots=False).run()
    check_whole(outcome, COUNTRY)
    check_whole(control, COUNTRY)
    assert (outcome.repeats, outcome.share > 0.9) == (0, True)
    assert control.repeats > 0
    assert control.share < outcome.share


def test_a_centre_with_room_refuses_nobody():
    outcome = Storm(Weather(kiosks=40, dossiers=5), slots=True).run()
    assert sum(outcome.refusals) == 0
