"""Conditions and derived values of content files: CEL, compiled once, never `eval`.

An expression may read every question of its procedure by name, every derived value, and `today`
(ISO date text). It reads the empty text for a question that was not asked, has no answer, or was
left to the staff. It may call the functions of `functions.py` and a few of CEL. A condition that
cannot be worked out (a comparison with a missing number, an age without a birth date) does not
hold, and a value that cannot be worked out is empty.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.procedures.cel_engine import cel
from kiosk.procedures.expression_limits import LITERAL, bare, excess
from kiosk.procedures.functions import FUNCTIONS
from kiosk.procedures.model import Procedure
from kiosk.procedures.unanswered import ASK_STAFF

Value = str | int | bool

TODAY = "today"
CEL_FUNCTIONS = frozenset(
    {"size", "startsWith", "endsWith", "contains", "matches", "string", "int", "@in"}
)
NAMED = re.compile(r"\w+|@.*")
FAILURES = (TypeError, ValueError, RuntimeError, ArithmeticError, LookupError)


class ConditionError(Exception):
    """An expression of a content file is wrong; the text says how.

    ConditionError
    ├── BadExpression       it does not compile, or uses what is not allowed
    └── CannotBeWorkedOut   it has no value for these answers
    """


class BadExpression(ConditionError):  # noqa: N818 -- reads as what it is
    """The expression does not compile, is too long, or uses what is not allowed."""


class CannotBeWorkedOut(ConditionError):  # noqa: N818 -- reads as what it is
    """The expression has no value for the answers given."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression and the names it reads."""

    source: str
    program: cel.Program
    names: frozenset[str]
    numbers: frozenset[int]
    texts: frozenset[str]


@functools.lru_cache(maxsize=4096)
def compile_expression(source: str) -> Expression:
    """Compile once; raises `BadExpression` with what is wrong."""
    if reason := excess(source):
        raise BadExpression(reason)
    try:
        program = cel.compile(source)
    except ValueError as error:
        raise BadExpression(f"does not parse: {_first_reason(error)}") from error
    named = {name for name in program.functions() if NAMED.fullmatch(name)}
    if unknown := sorted(named - CEL_FUNCTIONS - set(FUNCTIONS)):
        raise BadExpression(f"calls an unknown function: {', '.join(unknown)}")
    return Expression(
        source=source,
        program=program,
        names=frozenset(program.variables()),
        numbers=frozenset(int(number) for number in re.findall(r"\b\d{1,9}\b", bare(source))),
        texts=frozenset(text[1:-1] for text in LITERAL.findall(source)),
    )


def _first_reason(error: ValueError) -> str:
    for line in str(error).splitlines():
        if "ERROR" in line:
            return line.partition("ERROR:")[2].strip()[:160]
    return str(error)[:160]


class Facts:
    """What expressions may read while a journey is walked; grows as answers are learnt."""

    def __init__(self, derived: Mapping[str, Expression], today: date) -> None:
        """Hold compiled derived values, worked out when read, and nothing learnt yet."""
        self._derived = derived
        self._working_out: set[str] = set()
        self._known: dict[str, Value] = {TODAY: today.isoformat()}
        self._context = cel.Context(functions=dict(FUNCTIONS))
        self._context.set_variable_resolver(self._resolve)

    def learn(self, name: str, value: Value) -> None:
        """Let expressions read this answer from now on; left to the staff reads as empty."""
        self._known[name] = "" if value == ASK_STAFF else value

    def work_out(self, expression: Expression) -> Value:
        """Evaluate; raises `CannotBeWorkedOut`."""
        try:
            value = expression.program.execute(self._context)
        except FAILURES as error:
            raise CannotBeWorkedOut(str(error)) from error
        if not isinstance(value, str | int):
            raise CannotBeWorkedOut(f"gives {type(value).__name__}, not text, number or true/false")
        return value

    def _resolve(self, name: str) -> Value:
        if name not in self._derived or name in self._working_out:
            return self._known.get(name, "")
        self._working_out.add(name)
        try:
            return self.work_out(self._derived[name])
        except CannotBeWorkedOut:
            return ""
        finally:
            self._working_out.remove(name)


class Conditions:
    """The expressions of one procedure, evaluated over facts."""

    def __init__(self, procedure: Procedure) -> None:
        """Compile the derived values; raises `BadExpression`."""
        self._derived = {
            derived.name: compile_expression(derived.value) for derived in procedure.derived
        }
        questions = {question.name for part in procedure.parts for question in part.questions}
        self.names = frozenset(questions | set(self._derived) | {TODAY})

    def facts(self, answers: Mapping[str, Value], today: date) -> Facts:
        """Facts that hold these answers; pass none and `learn` them while walking."""
        facts = Facts(self._derived, today)
        for name, value in answers.items():
            facts.learn(name, value)
        return facts

    def holds(self, source: str | None, facts: Facts) -> bool:
        """Say whether a condition holds; no condition always does."""
        return source is None or self.value(source, facts) is True

    def value(self, source: str, facts: Facts) -> Value:
        """Give the value of an expression, or the empty text where it has none."""
        try:
            return facts.work_out(compile_expression(source))
        except CannotBeWorkedOut:
            return ""

    def derived_values(self, facts: Facts) -> Iterator[tuple[str, Value]]:
        """Give each derived value that can be worked out, in the order of the file."""
        for name, expression in self._derived.items():
            try:
                yield name, facts.work_out(expression)
            except CannotBeWorkedOut:
                continue

    def reads(self, source: str) -> frozenset[str]:
        """Give the questions an expression depends on, through derived values too."""
        found: set[str] = set()
        waiting = set(compile_expression(source).names)
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found.add(name)
            if name in self._derived:
                waiting |= self._derived[name].names
        return frozenset(found - set(self._derived) - {TODAY})
