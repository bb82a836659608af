"""Checks the expressions and the build of a procedure: names, options, limits, cards, forms."""

import re
from collections import Counter
from collections.abc import Iterator

from kiosk.procedures.conditions import (
    TODAY,
    BadExpression,
    Expression,
    compile_expression,
)
from kiosk.procedures.dependencies import dependency_faults
from kiosk.procedures.functions import FUNCTIONS
from kiosk.procedures.lint_questions import question_remarks
from kiosk.procedures.model import Procedure, Question
from kiosk.procedures.remarks import Remark
from kiosk.procedures.unanswered import ASK_STAFF
from kiosk.procedures.walking import parts_of

EXPRESSIONS = frozenset({"when", "default", "assumed", "not_before", "not_after", "amount"})
RESERVED = frozenset({TODAY, ASK_STAFF, "true", "false", "null", "in"}) | set(FUNCTIONS)
COMPARED = re.compile(r"\b([a-z][a-z0-9_]*)\s*[!=]=\s*'([^']*)'")
AMONG = re.compile(r"\b([a-z][a-z0-9_]*)\s+in\s+\[([^\]]*)\]")


def rule_remarks(procedure: Procedure) -> Iterator[Remark]:
    """Check everything that is not wording."""
    yield from _name_remarks(procedure)
    for place, message in dependency_faults(procedure):
        yield Remark("error", procedure.code, place, message)
    broken = dict(broken_expressions(procedure))
    for place, message in broken.items():
        yield Remark("error", procedure.code, place, message)
    for place, source in expressions_of(procedure):
        if place not in broken:
            yield from _expression_remarks(procedure, place, source)
    for question in _questions(procedure):
        yield from question_remarks(procedure, question)
    for paper in procedure.papers:
        if paper.pictured and (paper.handling != "hand_in" or procedure.ends == "slip"):
            message = "only a paper handed in with a declaration may be pictured"
            yield Remark("error", procedure.code, f"papers.{paper.id}", message)


def expressions_of(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """Give every expression of a procedure with its place."""
    for place, content in parts_of(procedure):
        for name in EXPRESSIONS & set(type(content).model_fields):
            source = getattr(content, name)
            if source is not None:
                yield f"{place}.{name}", source
    for derived in procedure.derived:
        yield f"derived.{derived.name}.value", derived.value
    if procedure.form is not None:
        for field, source in procedure.form.fields.items():
            yield f"form.fields.{field}", source


def broken_expressions(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """Give the place and the fault of each expression that does not compile."""
    for place, source in expressions_of(procedure):
        try:
            compile_expression(source)
        except BadExpression as error:
            yield place, f"{error}: {source}"


def _expression_remarks(procedure: Procedure, place: str, source: str) -> Iterator[Remark]:
    expression = compile_expression(source)
    names = [question.name for question in _questions(procedure)]
    known = {*names, TODAY, *(derived.name for derived in procedure.derived)}
    for name in sorted(expression.names - known):
        yield Remark("error", procedure.code, place, f"reads {name!r}, which does not exist")
    for name in sorted(_derived_later(procedure, place, expression)):
        yield Remark("error", procedure.code, place, f"reads {name!r}, which stands later")
    yield from _literal_remarks(procedure, place, source)


def _derived_later(procedure: Procedure, place: str, expression: Expression) -> frozenset[str]:
    """Name the derived values that a derived value reads before they are worked out."""
    steps = place.split(".")
    if steps[0] != "derived":
        return frozenset()
    names = [derived.name for derived in procedure.derived]
    return expression.names & set(names[names.index(steps[1]) :])


def _literal_remarks(procedure: Procedure, place: str, source: str) -> Iterator[Remark]:
    values = {question.name: _values_of(question) for question in _questions(procedure)}
    compared = COMPARED.findall(source)
    for name, listed in AMONG.findall(source):
        compared += [(name, literal) for literal in re.findall(r"'([^']*)'", listed)]
    for name, literal in compared:
        possible = values.get(name)
        if literal == ASK_STAFF:
            message = f"{name} never reads as {ASK_STAFF!r}: left to the staff reads as empty"
            yield Remark("error", procedure.code, place, message)
        elif possible and literal and literal not in possible:
            yield Remark("error", procedure.code, place, f"{name} is never {literal!r}")


def _values_of(question: Question) -> set[str]:
    if question.type == "card":
        return {"scanned", "typed"}
    return {option.value for option in question.options}


def _name_remarks(procedure: Procedure) -> Iterator[Remark]:
    names = [question.name for question in _questions(procedure)]
    names += [derived.name for derived in procedure.derived]
    groups = {
        "parts": [part.id for part in procedure.parts],
        "components": [component.id for component in procedure.components],
        "papers": [paper.id for paper in procedure.papers],
        "questions": names,
    }
    for place, given in groups.items():
        for name, count in Counter(given).items():
            if count > 1:
                yield Remark("error", procedure.code, place, f"{name!r} stands {count} times")
    for name in sorted(RESERVED.intersection(names)):
        yield Remark("error", procedure.code, "questions", f"{name!r} is a reserved name")


def _questions(procedure: Procedure) -> Iterator[Question]:
    for part in procedure.parts:
        yield from part.questions
