"""The parts of an interlinked declaration: each with its agency, its result and its own state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from central.declaration import Procedures, as_maps, as_text, find_procedure
from central.statuses import Mark

ARRIVED = "arrived"
DONE = frozenset({"result", "refused"})


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things a declaration asks for; `state` is the last decision on it."""

    id: str
    title: str
    agency: str
    result: str
    state: str


def parts_of(
    plain: Mapping[str, Any], procedures: Procedures, history: Sequence[Mark]
) -> list[Part]:
    """Give the parts as the declaration names them; none unless it has several."""
    named = [as_text(part.get("id")) for part in as_maps(plain.get("parts"))]
    ids = list(dict.fromkeys(name for name in named if name))
    if len(ids) < 2:
        return []
    procedure = find_procedure(procedures, plain)
    known = {component.id: component for component in procedure.components} if procedure else {}
    states = states_of(ids, history)
    return [
        Part(
            id=name,
            title=known[name].title.vi if name in known else name,
            agency=known[name].agency.vi if name in known else "",
            result=known[name].result.vi if name in known else "",
            state=states[name],
        )
        for name in ids
    ]


def states_of(ids: Iterable[str], history: Sequence[Mark]) -> dict[str, str]:
    """Follow the decisions, oldest first; one without a part is on every part."""
    states = dict.fromkeys(ids, ARRIVED)
    for mark in history:
        for name in states:
            if mark.part in ("", name):
                states[name] = mark.state
    return states


def overall(states: Iterable[str]) -> str:
    """Give the state of the whole: what waits for the person first, what is done last."""
    found = set(states)
    if "supplement" in found:
        return "supplement"
    if found and found <= DONE:
        return "result" if "result" in found else "refused"
    return "received" if found & {"received", *DONE} else ARRIVED
