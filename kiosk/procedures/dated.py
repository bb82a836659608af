"""Dated changes: one file says what a procedure is today and what changes on which day.

    changes:
      - from: 2027-01-01
        set: {fee: {headline: …}}
        add: {notices: [{code: new_fee, …}]}
        remove: {notices: [fee_will_change]}
      - use: civil_law_2027

Each change makes a further version, in force from its day; the one before ends on the day before.
`set` replaces keys of the procedure, `remove` takes what has this name out of its lists, `add`
appends to them; changes add up in order of day.
Works on plain YAML data, before blocks are put in.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from kiosk.procedures.model import Content, Name

NAMED = ("use", "code", "id", "name")
KEPT = frozenset({"format", "code", "version", "effective_from", "changes"})
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class Change(Content):
    """What is different from one day on."""

    from_: date = Field(alias="from")
    set_: dict[Key, Any] = Field(default={}, alias="set", description="keys replaced")
    remove: dict[Key, list[Name]] = Field(default={}, description="taken out of these lists")
    add: dict[Key, list[Any]] = Field(default={}, description="put at the end of these lists")


class UseChange(Content):
    """Stands for a change written in `shared*.yaml`."""

    use: Name


class DatedError(ValueError):
    """A change that cannot be followed; the text says which and why."""


def versions(procedure: Any, shared: Mapping[str, Change]) -> list[Any]:
    """Give the procedure as it is on its first day, then after each change; DatedError."""
    if not isinstance(procedure, dict) or "changes" not in procedure:
        return [procedure]
    changes = sorted(_changes(procedure["changes"], shared), key=lambda change: change.from_)
    found = [{key: value for key, value in procedure.items() if key != "changes"}]
    for number, change in enumerate(changes, start=1):
        found.append(_changed(found[-1], change, f"{procedure.get('version')}.{number}"))
        found[-2]["effective_to"] = (change.from_ - timedelta(days=1)).isoformat()
    return found


def _changes(given: Any, shared: Mapping[str, Change]) -> list[Change]:
    if not isinstance(given, list):
        raise DatedError("changes: must be a list")
    found = []
    for number, each in enumerate(given, start=1):
        try:
            if isinstance(each, dict) and "use" in each:
                found.append(shared[UseChange.model_validate(each).use])
            else:
                found.append(Change.model_validate(each))
        except KeyError as error:
            raise DatedError(f"changes[{number}]: there is no change {error}") from error
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(str(step) for step in fault["loc"])
            raise DatedError(f"changes[{number}]: {where}: {fault['msg']}") from error
    return found


def _changed(before: dict[str, Any], change: Change, version: str) -> dict[str, Any]:
    if fixed := KEPT & {*change.set_, *change.remove, *change.add}:
        raise DatedError(f"the change from {change.from_} may not touch {min(fixed)!r}")
    day = change.from_.isoformat()
    after = {**before, **change.set_, "version": version, "effective_from": day}
    for key, names in change.remove.items():
        after[key] = _without(after.get(key), names, f"the change from {change.from_}", key)
    for key, added in change.add.items():
        old = after.get(key, [])
        if not isinstance(old, list):
            raise DatedError(f"the change from {change.from_} adds to {key!r}, which is no list")
        after[key] = [*old, *added]
    return after


def _without(old: Any, names: list[str], change: str, key: str) -> list[Any]:
    if not isinstance(old, list):
        raise DatedError(f"{change} takes from {key!r}, which is no list")
    known = [_names_of(item) for item in old]
    for name in names:
        if not any(name in each for each in known):
            raise DatedError(f"{change} takes {name!r} from {key!r}, which has none")
    return [item for item, own in zip(old, known, strict=True) if own.isdisjoint(names)]


def _names_of(item: Any) -> frozenset[str]:
    given = (item.get(key) for key in NAMED) if isinstance(item, dict) else (item,)
    return frozenset(name for name in given if isinstance(name, str))
