"""Content files to a library of procedures: every fault named with its file and place."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from kiosk.config import ASSETS
from kiosk.procedures.blocks import BlockError, Shared, expanded
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.dated import DatedError, versions
from kiosk.procedures.library import Library, in_force
from kiosk.procedures.model import Content, Doors, Procedure

PROCEDURES = ASSETS / "procedures"
DOORS = "doors.yaml"
SHARED = "shared*.yaml"

Model = TypeVar("Model", bound=Content)
Judged = TypeVar("Judged")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: in which file, at which place, and what."""

    file: str
    place: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.message) if part)


class ContentError(Exception):
    """The content cannot be used; `faults` says all that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        """Take the faults found, at least one."""
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def load_all(folder: Path = PROCEDURES) -> Library:
    """Load every `*.yaml` of a folder; raises `ContentError` with all faults found."""
    faults: list[Fault] = []
    if not folder.is_dir():
        raise ContentError([Fault(str(folder), "", "there is no such folder")])
    procedures: list[Procedure] = []
    doors = Doors(format=1, groups=[])
    shared = _shared(folder, faults)
    for path in sorted(folder.glob("*.yaml")):
        if path.name == DOORS:
            doors = _load(path, Doors, faults) or doors
        elif not path.match(SHARED):
            procedures += _versions(path, faults, shared)
    faults += _overlaps(procedures)
    if faults:
        raise ContentError(faults)
    return Library.holding(procedures, doors)


def _shared(folder: Path, faults: list[Fault]) -> Shared:
    whole: dict[str, dict[str, Any]] = {"blocks": {}, "fields": {}, "changes": {}}
    for path in sorted(folder.glob(SHARED)):
        given = _load(path, Shared, faults) or Shared(format=1)
        for kind, known in whole.items():
            mine = getattr(given, kind)
            twice = known.keys() & mine.keys()
            faults += [Fault(path.name, f"{kind}.{name}", "stands twice") for name in sorted(twice)]
            known.update(mine)
    return Shared.model_validate({"format": 1, **whole})


def _load(path: Path, model: type[Model], faults: list[Fault]) -> Model | None:
    return _noting(path, faults, model.model_validate)


def _versions(path: Path, faults: list[Fault], shared: Shared) -> list[Procedure]:
    def judged(read: Any) -> list[Procedure]:
        dated = versions(read, shared.changes)
        return [Procedure.model_validate(expanded(version, shared)) for version in dated]

    return _noting(path, faults, judged) or []


def _noting(path: Path, faults: list[Fault], judge: Callable[[Any], Judged]) -> Judged | None:
    """Read a file and judge it; note what is wrong with it instead of raising."""
    try:
        return judge(read_yaml(path.read_text("utf-8")))
    except (BlockError, DatedError) as fault:
        faults.append(Fault(path.name, "", str(fault)))
    except ValidationError as error:
        faults += [
            Fault(path.name, _place(fault["loc"]), _plain(dict(fault))) for fault in error.errors()
        ]
    except UnicodeDecodeError as error:
        faults.append(Fault(path.name, f"byte {error.start}", "is not UTF-8 text"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = "" if mark is None else f"line {mark.line + 1}, column {mark.column + 1}"
        faults.append(Fault(path.name, place, f"is not valid YAML: {error.problem}"))
    except (yaml.YAMLError, ValueError) as error:
        faults.append(Fault(path.name, "", f"is not valid YAML: {error}"))
    return None


def _place(location: tuple[int | str, ...]) -> str:
    place = ""
    for step in location:
        place += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return place.lstrip(".")


def _plain(fault: dict[str, Any]) -> str:
    kind, given = fault["type"], fault.get("input")
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is not a known key; look for a typing error"
    if kind == "string_type":
        return f"must be text; put {given!r} in quotes"
    if kind == "string_pattern_mismatch":
        return f"{given!r} is not written as it must be ({fault['ctx']['pattern']})"
    message = str(fault["msg"])
    return message[0].lower() + message[1:]


def _overlaps(procedures: list[Procedure]) -> list[Fault]:
    faults = []
    ordered = sorted(procedures, key=lambda procedure: (procedure.code, procedure.effective_from))
    for earlier, later in itertools.pairwise(ordered):
        if earlier.code == later.code and in_force(earlier, later.effective_from):
            message = f"versions {earlier.version} and {later.version} are in force at one time"
            faults.append(Fault(earlier.code, "effective_to", message))
    return faults
