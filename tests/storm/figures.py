"""What the storms measured, as results."""

from dataclasses import dataclass
from statistics import mean

from bench.result import Result
from tests.storm.crowd import Report
from tests.storm.events import Outcome


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
        calm, country = self.calm, len(self.slots.refusals)
        per_kiosk = self.turns.refusals / self.turns.kiosks
        refusals = f"refusals a kiosk while {country} come back at once, in discrete events"
        crowd = f"{self.turns.kiosks} kiosks at once on two nodes"
        return [
            result(
                "storm_crowd",
                f"dossiers a second, {crowd} ({per_kiosk:.1f} refusals a kiosk, "
                f"{self.turns.repeats} repeats, 99 in 100 through after "
                f"{self.turns.p99_wait_s:.0f} s), beside few that never wait for a place",
                (self.turns.a_second, calm.a_second, "closed loop"),
                ">=0.9",
                "dossiers/s",
                load,
            ),
            result(
                "storm_crowd_control",
                f"the same {crowd} at a centre that turns nobody away "
                f"({self.at_once.silences} calls without an answer, {self.at_once.repeats} "
                f"repeats, {self.at_once.delivered} delivered)",
                (self.at_once.a_second, calm.a_second, "closed loop"),
                "<=0.5",
                "dossiers/s",
                load,
            ),
            result(
                "storm_country",
                f"share of the possible while {country} kiosks come back at once, in discrete "
                f"events at the speed measured ({self.slots.repeats} repeats, 99 in 100 through "
                f"after {self.slots.p99_wait_s:.0f} s)",
                (self.slots.share, 1.0, "all that is possible"),
                ">=0.9",
                "share",
                load,
            ),
            result(
                "storm_refusals",
                refusals,
                (mean(self.slots.refusals), 2.0, "limit"),
                "<=1",
                "refusals",
                load,
            ),
            result(
                "storm_country_control",
                f"the same {country} at a centre that turns nobody away "
                f"({self.control.repeats} repeats)",
                (self.control.share, 1.0, "all that is possible"),
                "<=0.5",
                "share",
                load,
            ),
        ]


def result(
    name: str, what: str, pair: tuple[float, float, str], goal: str, unit: str, load: float
) -> Result:
    """One of one round."""
    ours, peer, peer_name = pair
    samples = {"ours": [ours], "peer": [peer]}
    return Result(name, what, ours, peer, peer_name, goal, 1, unit, load, samples)
