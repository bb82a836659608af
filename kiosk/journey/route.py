"""Which questions are on the way for given answers, worked out anew each time.

Questions are walked in the order of the file and a condition sees only answers of questions that
are themselves on the way, so that an answer given before a change of mind decides nothing. What a
scanned card answered, or what follows from other answers (`assumed`), is on the way but not asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.journey.answers import Answer
from kiosk.procedures.conditions import Conditions, Facts
from kiosk.procedures.model import Part, Procedure, Question

SCANNED = "scanned"
TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Step:
    """One question on the way; `asked` is false where a card or other answers answered it.

    Parts are counted that have something to ask, or may come to have: on the way forward a number
    is followed by the next one, and only the count may grow less, when a part turns out not needed.
    """

    question: Question
    part: Part
    part_number: int
    part_count: int
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Route:
    """The way for some answers.

    `stop` is the notice at which it ends early, `answers` are those that count, and `open` names
    the questions that are, or may come to be, on the way without an answer.
    """

    places: tuple[Step, ...]
    stop: Question | None
    answers: Mapping[str, Answer]
    open: frozenset[str]
    facts: Facts


def find_route(
    procedure: Procedure, conditions: Conditions, answers: Mapping[str, Answer], today: date
) -> Route:
    """Walk the procedure with these answers."""
    return _Walk(procedure, conditions, answers, today).route()


class _Walk:
    def __init__(
        self,
        procedure: Procedure,
        conditions: Conditions,
        answers: Mapping[str, Answer],
        today: date,
    ) -> None:
        self._conditions = conditions
        self._given = answers
        self._facts = conditions.facts({}, today)
        self._seen: list[tuple[Question, Part, bool]] = []
        self._counting: dict[str, Answer] = {}
        self._from_card: dict[str, str] = {}
        self._open: set[str] = set()
        self._parts: list[str] = []
        self._stop = self._walk(procedure)

    def _walk(self, procedure: Procedure) -> Question | None:
        for part in procedure.parts:
            for question in part.questions:
                if self._is_on_the_way(question):
                    self._pass(question, part)
                    self._count(part)
                    if question.stops:
                        return question
                elif self._may_still_come(question):
                    self._open.add(question.name)
                    self._count(part)
        return None

    def _count(self, part: Part) -> None:
        if part.id not in self._parts:
            self._parts.append(part.id)

    def _is_on_the_way(self, question: Question) -> bool:
        """Check the condition; a question about what the scanned card lacked counts as typed."""
        card = self._from_card.get(question.name)
        if card is None:
            return self._conditions.holds(question.when, self._facts)
        if self._given.get(question.name, "") != "":
            return True
        self._facts.learn(card, TYPED)
        holds = self._conditions.holds(question.when, self._facts)
        self._facts.learn(card, SCANNED)
        return holds

    def _pass(self, question: Question, part: Part) -> None:
        name = question.name
        assumed = self._assumed(question)
        value = self._given.get(name, "")
        value = assumed if value == "" else value
        if question.type == "card" and value == SCANNED:
            self._from_card |= dict.fromkeys(question.fills.values(), name)
        asked = assumed == "" and (name not in self._from_card or value == "")
        self._seen.append((question, part, asked))
        if question.type == "notice":
            return
        if name in self._given or assumed != "":
            self._counting[name] = value
            self._facts.learn(name, value)
        else:
            self._open.add(name)

    def _assumed(self, question: Question) -> Answer:
        """Give the answer that follows from others; the empty text where none does."""
        if question.assumed is None:
            return ""
        value = self._conditions.value(question.assumed, self._facts)
        return "" if isinstance(value, bool) else value

    def _may_still_come(self, question: Question) -> bool:
        return question.when is not None and not self._open.isdisjoint(
            self._conditions.reads(question.when)
        )

    def route(self) -> Route:
        places = tuple(
            Step(question, part, self._parts.index(part.id) + 1, len(self._parts), asked)
            for question, part, asked in self._seen
        )
        return Route(places, self._stop, self._counting, frozenset(self._open), self._facts)
