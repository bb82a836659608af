"""Who reads whom: no question before it is asked, no value through itself, none read too often.

Told from the text of the expressions, without compiling them, so that every load can look.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from kiosk.procedures.expression_limits import names_read
from kiosk.procedures.limits import EXPRESSION_READS
from kiosk.procedures.model import Procedure, Question

BEFORE_ASKING = ("when", "default", "assumed")


def dependency_faults(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """Give the place and the message of each rule that could not be worked out, or never ends."""
    derived = {item.name: names_read(item.value) for item in procedure.derived}
    circles = {name: circle for name in derived if (circle := _circle(name, derived))}
    for name, circle in circles.items():
        yield f"derived.{name}.value", f"reads itself: {' → '.join(circle)}"
    if circles:
        return
    costs: dict[str, int] = {}
    for name in derived:
        if _cost(name, derived, costs) > EXPRESSION_READS:
            message = f"leads to more than {EXPRESSION_READS} readings of other values"
            yield f"derived.{name}.value", message
    yield from _too_early(procedure, derived)


def all_read(names: Counter[str], derived: Mapping[str, Counter[str]]) -> set[str]:
    """Give all names an expression depends on, through derived values too."""
    found: set[str] = set()
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= set(derived.get(name, ())) - found
    return found


def _too_early(
    procedure: Procedure, derived: Mapping[str, Counter[str]]
) -> Iterator[tuple[str, str]]:
    asked = [(part.id, question) for part in procedure.parts for question in part.questions]
    later = {question.name for _, question in asked}
    for part, question in asked:
        for key, source in _rules(question):
            for name in sorted(all_read(names_read(source), derived) & later):
                message = f"reads {name!r}, which is asked later"
                if name == question.name:
                    message = f"reads {name!r}, the question itself"
                yield f"parts.{part}.questions.{question.name}.{key}", message
        later.discard(question.name)


def _rules(question: Question) -> Iterator[tuple[str, str]]:
    for key in BEFORE_ASKING:
        source = getattr(question, key)
        if source is not None:
            yield key, source


def _circle(start: str, derived: Mapping[str, Counter[str]]) -> list[str]:
    """Give the way by which a derived value reads itself; empty where there is none."""
    came_from = {start: ""}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        for read in derived[name]:
            if read == start:
                way = [start]
                while name != start:
                    way.append(name)
                    name = came_from[name]
                return [start, *reversed(way[1:]), start]
            if read in derived and read not in came_from:
                came_from[read] = name
                waiting.append(read)
    return []


def _cost(name: str, derived: Mapping[str, Counter[str]], known: dict[str, int]) -> int:
    """Count the readings one look at a derived value leads to; there is no circle.

    Nothing is kept between two looks, so that values that read each other twice double each time.
    """
    waiting = [name]
    while waiting:
        here = waiting[-1]
        missing = [read for read in derived[here] if read in derived and read not in known]
        if missing:
            waiting += missing
            continue
        waiting.pop()
        known[here] = sum(count * (1 + known.get(read, 0)) for read, count in derived[here].items())
    return known[name]
