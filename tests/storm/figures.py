"""What the storms measured, as results."""

from dataclasses import dataclass
from statistics import mean

from bench.result import LIMIT, Result
from tests.storm.crowd import Report
from tests.storm.events import Outcome

Row = tuple[str, str, float, float, str, str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """The crowd in earnest, and the country in discrete events at the speed the crowd showed.

    `calm` are few kiosks that never wait for a place: the speed of the centre.
    """

    calm: Report
    turns: Report
    at_once: Report
    slots: Outcome
    control: Outcome

    def results(self, load: float) -> list[Result]:
        """Each beside its goal."""
        return [result(*one, load=load) for one in (*self._crowds(), *self._countries())]

    def _crowds(self) -> list[Row]:
        turns, at_once, calm = self.turns, self.at_once, self.calm
        crowd = f"{turns.kiosks} kiosks at once on two nodes"
        with_turns = (
            f"dossiers a second, {crowd} ({turns.refusals / turns.kiosks:.1f} refusals a kiosk, "
            f"{turns.repeats} repeats, 99 in 100 through after {turns.p99_wait_s:.0f} s), beside "
            "few that never wait for a place"
        )
        without = (
            f"the same {crowd} at a centre that turns nobody away ({at_once.silences} calls "
            f"without an answer, {at_once.repeats} repeats, {at_once.delivered} delivered)"
        )
        loop, unit = "closed loop", "dossiers/s"
        return [
            ("storm_crowd", with_turns, turns.a_second, calm.a_second, loop, ">=0.9", unit),
            ("storm_crowd_control", without, at_once.a_second, calm.a_second, loop, "<=0.5", unit),
        ]

    def _countries(self) -> list[Row]:
        slots, control, all_of_it = self.slots, self.control, "all that is possible"
        country = f"{len(slots.refusals)} kiosks come back at once, in discrete events"
        with_turns = (
            f"share of the possible while {country} at the speed measured ({slots.repeats} "
            f"repeats, 99 in 100 through after {slots.p99_wait_s:.0f} s)"
        )
        without = f"the same at a centre that turns nobody away ({control.repeats} repeats)"
        refused = f"refusals a kiosk while {country}"
        return [
            ("storm_country", with_turns, slots.share, 1.0, all_of_it, ">=0.9", "share"),
            ("storm_country_control", without, control.share, 1.0, all_of_it, "<=0.5", "share"),
            ("storm_refusals", refused, mean(slots.refusals), 2.0, LIMIT, "<=1", "refusals"),
        ]


def result(
    name: str,
    what: str,
    ours: float,
    peer: float,
    peer_name: str,
    goal: str,
    unit: str,
    *,
    load: float,
) -> Result:
    """One of one round."""
    samples = {"ours": [ours], "peer": [peer]}
    return Result(name, what, ours, peer, peer_name, goal, 1, unit, load, samples)
