"""Checks where notices that stop lead: to another guided procedure, and never round for ever."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.procedures.conditions import BadExpression, Conditions
from kiosk.procedures.library import Library, in_force
from kiosk.procedures.model import Procedure, Question
from kiosk.procedures.questions import Alike, alike, questions_of
from kiosk.procedures.remarks import Remark

Said = tuple[Alike, str]
"""A question and the answer to it."""

NOTHING_SAID: Said = (("", "", ""), "")


@dataclass(frozen=True, slots=True)
class Lead:
    """A notice that leads on, the procedure it stands in, and what brings it up."""

    procedure: Procedure
    notice: Question
    to: str
    conditions: Conditions
    reads: frozenset[str]
    asked: frozenset[Alike]

    def holds(self, said: Said, today: date) -> bool:
        """Say whether this answer alone brings the notice up; some come whatever is answered."""
        key, value = said
        if self.notice.when is None:
            return True
        if key not in self.asked or key[0] not in self.reads:
            return False
        facts = self.conditions.facts({key[0]: value}, today)
        return self.conditions.holds(self.notice.when, facts)


def lead_remarks(library: Library, today: date) -> Iterator[Remark]:
    """Check every notice that leads to another procedure."""
    current = {item.code: item for item in library.procedures if in_force(item, today)}
    for procedure in library.procedures:
        for question in questions_of(procedure):
            if question.leads_to is not None:
                for message in _target_faults(procedure, question.leads_to, current):
                    yield _error(procedure, question, message)
    yield from _loop_remarks([lead for item in current.values() for lead in _leads(item)], today)


def _target_faults(
    procedure: Procedure, code: str, current: Mapping[str, Procedure]
) -> Iterator[str]:
    target = current.get(code)
    if code == procedure.code:
        yield "leads to its own procedure"
    elif target is None:
        yield f"leads to {code}, which is not in force"
    elif not questions_of(target):
        yield f"leads to {code}, which is not guided"


def _leads(procedure: Procedure) -> Iterator[Lead]:
    """Give the notices that lead on; none where expressions are broken, which is told elsewhere."""
    questions = questions_of(procedure)
    asked = frozenset(map(alike, questions))
    for notice in questions:
        if notice.leads_to is None:
            continue
        try:
            conditions = Conditions(procedure)
            reads = conditions.reads(notice.when) if notice.when else frozenset()
        except BadExpression:
            return
        yield Lead(procedure, notice, notice.leads_to, conditions, reads, asked)


def _loop_remarks(leads: Sequence[Lead], today: date) -> Iterator[Remark]:
    """Follow the leads that hold for one answer to a question that procedures share.

    Such an answer is carried along: if it leads back to where it came from, there is no end.
    """
    told: set[frozenset[str]] = set()
    for said in _answers(leads):
        held: dict[str, Lead] = {}
        for lead in leads:
            if lead.procedure.code not in held and lead.holds(said, today):
                held[lead.procedure.code] = lead
        for code, lead in held.items():
            around = _way_back(code, held)
            if around and frozenset(around) not in told:
                told.add(frozenset(around))
                way = " → ".join([*around, code])
                because = f"{said[0][0]} = {said[1]!r} " if said != NOTHING_SAID else ""
                yield _error(lead.procedure, lead.notice, f"{because}leads round for ever: {way}")


def _answers(leads: Sequence[Lead]) -> list[Said]:
    """List no answer at all, and every answer to a choice of a procedure that leads on."""
    found = {
        (alike(question), option.value): None
        for lead in leads
        for question in questions_of(lead.procedure)
        for option in question.options
    }
    return [NOTHING_SAID, *found]


def _way_back(start: str, held: Mapping[str, Lead]) -> list[str]:
    """Give the codes from `start` round to itself; empty where the way comes to an end."""
    way, code = [start], held[start].to
    while code in held and code not in way:
        way.append(code)
        code = held[code].to
    return way if code == start and len(way) > 1 else []


def _error(procedure: Procedure, question: Question, message: str) -> Remark:
    place = f"{question.name}.leads_to"
    return Remark("error", procedure.code, place, message, version=procedure.version)
