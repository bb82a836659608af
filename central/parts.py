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
    last = last_decisions(ids, history)
    return {name: ARRIVED if at is None else history[at].state for name, at in last.items()}


def last_decisions(ids: Iterable[str], history: Sequence[Mark]) -> dict[str, int | None]:
    """Give for each part where in the history its last decision stands; None before any."""
    last: dict[str, int | None] = dict.fromkeys(ids)
    for at, mark in enumerate(history):
        for name in last:
            if mark.part in ("", name):
                last[name] = at
    return last


def standing(parts: Sequence[Part], history: Sequence[Mark], at: int) -> list[Part] | None:
    """Give the parts for which the decision at this place still stands; None when for nothing.

    A declaration without parts is one thing: only its last decision stands, for no parts.
    """
    if not parts:
        return [] if at == len(history) - 1 else None
    last = last_decisions((part.id for part in parts), history)
    return [part for part in parts if last[part.id] == at] or None


def overall(states: Iterable[str]) -> str:
    """Give the state of the whole: what waits for the person first, what is done last."""
    found = set(states)
    if "supplement" in found:
        return "supplement"
    if found and found <= DONE:
        return "result" if "result" in found else "refused"
    return "received" if found & {"received", *DONE} else ARRIVED
