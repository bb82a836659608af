"""Where a person is on the way through one procedure, as frozen state.

journey = Journey(procedure, answers, today)
journey.step          the question on the screen, None once all are passed
journey.advance()     a new journey, one step on
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from kiosk.journey.answers import Answer
from kiosk.journey.places import CHECK, START
from kiosk.journey.route import SCANNED, TYPED, Route, Step, find_route
from kiosk.procedures.conditions import Conditions
from kiosk.procedures.model import Option, Procedure, Question

__all__ = ["CHECK", "SCANNED", "START", "TYPED", "Journey", "NotOnPath", "Step"]


class NotOnPath(LookupError):  # noqa: N818 -- reads as what it is
    """The question is not on the way for these answers."""


@dataclass(frozen=True)
class Journey:
    """One procedure, the flat answers so far, the day, and the place: a question's name."""

    procedure: Procedure
    answers: Mapping[str, Answer]
    today: date
    at: str = START

    @cached_property
    def conditions(self) -> Conditions:
        """The procedure's expressions."""
        return Conditions(self.procedure)

    @cached_property
    def route(self) -> Route:
        """The whole way for these answers."""
        return find_route(self.procedure, self.conditions, self.answers, self.today)

    def steps(self) -> tuple[Step, ...]:
        """Give the screens of the way, in order; what is known without asking is left out."""
        return tuple(place for place in self.route.places if place.asked)

    @property
    def step(self) -> Step | None:
        """The question shown now; None on the check pages (or with nothing to ask)."""
        if self.at == CHECK:
            return None
        for place in self.route.places:
            if place.question.name == self.at:
                return place
        here = self._order.get(self.at, -1)
        passed = [place for place in self.steps() if self._number(place) <= here]
        return next(iter(passed[-1:] or self.steps()), None)

    @property
    def stopped(self) -> Question | None:
        """The notice at which this way ends before a declaration is made, if it does."""
        return self.route.stop

    @property
    def at_stop(self) -> bool:
        """Whether the notice that ends the way is on the screen."""
        return self.step is not None and self.step.question is self.route.stop

    @property
    def finished(self) -> bool:
        """Whether every screen is passed and the check pages come next."""
        return self.step is None

    def advance(self) -> "Journey":
        """Go to the next screen, or to the check pages; a notice that stops is not passed."""
        step = self.step
        if step is None or self.at_stop:
            return self
        here = self._number(step)
        later = (place for place in self.steps() if self._number(place) > here)
        return self._to(next(later, None))

    def back(self) -> "Journey":
        """Go to the screen before; on the first one, stay."""
        step = self.step
        here = len(self._order) if step is None else self._number(step)
        earlier = [place for place in self.steps() if self._number(place) < here]
        return replace(self, at=earlier[-1].question.name) if earlier else self

    def jump_to(self, name: str) -> "Journey":
        """Go to any question on the way, asked or filled by a card; raises `NotOnPath`."""
        if all(place.question.name != name for place in self.route.places):
            raise NotOnPath(name)
        return replace(self, at=name)

    def resume(self) -> "Journey":
        """Go to the first screen without an answer, or the notice that stops, or the check."""
        for place in self.steps():
            question = place.question
            if question.stops or (question.type != "notice" and question.name not in self.answers):
                return self._to(place)
        return self._to(None)

    def with_answers(self, answers: Mapping[str, Answer]) -> "Journey":
        """Stand at the same place with other answers."""
        return replace(self, answers=answers)

    def options(self, question: Question) -> tuple[Option, ...]:
        """Give the options that are offered for these answers."""
        return tuple(
            option
            for option in question.options
            if self.conditions.holds(option.when, self.route.facts)
        )

    def default(self, question: Question) -> Answer | None:
        """Give the answer to propose, where the content has one; what is assumed comes first."""
        for source in (question.assumed, question.default):
            value = "" if source is None else self.conditions.value(source, self.route.facts)
            if value != "" and not isinstance(value, bool):
                return value
        return None

    @cached_property
    def _order(self) -> dict[str, int]:
        names = [question.name for part in self.procedure.parts for question in part.questions]
        return {name: number for number, name in enumerate(names)}

    def _number(self, place: Step) -> int:
        return self._order[place.question.name]

    def _to(self, place: Step | None) -> "Journey":
        return replace(self, at=CHECK if place is None else place.question.name)
