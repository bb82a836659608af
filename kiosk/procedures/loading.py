"""Content files to a library of procedures: every fault named with its file and place."""

import itertools
import reprlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from kiosk.config import ASSETS
from kiosk.procedures.blocks import BlockError, Shared
from kiosk.procedures.content_file import BadFile, content_files, read_content
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.dated import DatedError
from kiosk.procedures.dependencies import dependency_faults
from kiosk.procedures.doors import Doors
from kiosk.procedures.expansion import TooMuch, written_out
from kiosk.procedures.library import Library, in_force
from kiosk.procedures.limits import CHANGES, FAULTS_TOLD
from kiosk.procedures.lines import Lines
from kiosk.procedures.model import Content, Procedure
from kiosk.procedures.node_limits import Refused

PROCEDURES = ASSETS / "procedures"
DOORS = "doors.yaml"
SHARED = "shared*.yaml"

VERSIONS = TypeAdapter(list[Procedure])

Model = TypeVar("Model", bound=Content)
Judged = TypeVar("Judged")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: in which file, at which place, and what."""

    file: str
    place: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        file = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (file, self.place, self.message) if part)


class ContentError(Exception):
    """The content cannot be used; `faults` says all that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        """Take the faults found, at least one."""
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def load_all(folder: Path = PROCEDURES) -> Library:
    """Load every `*.yaml` of a folder; raises `ContentError` with all faults found."""
    faults: list[Fault] = []
    try:
        paths = content_files(folder)
    except BadFile as error:
        raise ContentError([Fault(str(folder), "", str(error))]) from error
    procedures: list[Procedure] = []
    doors = Doors(format=1, groups=[])
    shared = shared_of(paths, faults)
    for path in paths:
        if path.name == DOORS:
            doors = _load(path, Doors, faults) or doors
        elif not path.match(SHARED):
            procedures += _versions(path, faults, shared)
    faults += _overlaps(procedures)
    if faults:
        raise ContentError(faults)
    return Library.holding(procedures, doors)


def load_one(path: Path, model: type[Model]) -> Model:
    """Load one file as what it must be; raises `ContentError` with all faults found."""
    faults: list[Fault] = []
    found = _load(path, model, faults)
    if found is None:
        raise ContentError(faults)
    return found


def shared_of(paths: Sequence[Path], faults: list[Fault]) -> Shared:
    """Put the shared content of a folder's files together, noting what is wrong with it."""
    whole: dict[str, dict[str, Any]] = {"blocks": {}, "fields": {}, "changes": {}}
    for path in paths:
        if not path.match(SHARED):
            continue
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
        return VERSIONS.validate_python(written_out(read, shared))

    made = _noting(path, faults, judged, shared) or []
    if made and made[0].code != path.stem and not path.stem.startswith(f"{made[0].code}-"):
        message = f"is {made[0].code}, but the file is named {path.name}"
        line = Lines(read_content(path), shared).of(["code"])
        faults.append(Fault(path.name, "code", message, line))
        return []
    wrong = [(item.version, *fault) for item in made for fault in _rule_faults(item)]
    if wrong:
        lines = Lines(read_content(path), shared)
        faults += dict.fromkeys(
            Fault(path.name, place, message, lines.of_place(place, version))
            for version, place, message in wrong
        )
    return made


def _rule_faults(procedure: Procedure) -> Iterator[tuple[str, str]]:
    # The CEL engine is loaded only where sources are read.
    from kiosk.procedures.lint_rules import broken_expressions  # noqa: PLC0415 -- see above

    yield from dependency_faults(procedure)
    yield from broken_expressions(procedure)


def _noting(
    path: Path, faults: list[Fault], judge: Callable[[Any], Judged], shared: Shared | None = None
) -> Judged | None:
    """Read a file and judge it; note what is wrong with it instead of raising."""
    text = ""
    try:
        text = read_content(path)
        return judge(read_yaml(text))
    except BadFile as error:
        faults.append(Fault(ascii(path.name)[1:-1], "", str(error), error.line))
    except TooMuch as error:
        faults.append(Fault(path.name, "", str(error), Lines(text, shared).of_first_use()))
    except BlockError as error:
        faults.append(Fault(path.name, "", str(error), Lines(text, shared).of_faulty_use()))
    except DatedError as error:
        faults.append(Fault(path.name, "", str(error), Lines(text, shared).of(["changes"])))
    except ValidationError as error:
        faults += _shape_faults(path.name, error, Lines(text, shared), dated=shared is not None)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place, line = ("", None) if mark is None else (f"column {mark.column + 1}", mark.line + 1)
        kind = "" if isinstance(error, Refused) else "is not valid YAML: "
        faults.append(Fault(path.name, place, f"{kind}{error.problem}", line))
    except (yaml.YAMLError, ValueError) as error:
        faults.append(Fault(path.name, "", f"is not valid YAML: {error}"))
    return None


def _shape_faults(file: str, error: ValidationError, lines: Lines, *, dated: bool) -> list[Fault]:
    """Give the faults of a shape, each once where several dated versions have it."""
    found: dict[Fault, None] = {}
    for fault in error.errors(include_url=False)[: FAULTS_TOLD * CHANGES]:
        version, steps = (int(fault["loc"][0]), fault["loc"][1:]) if dated else (0, fault["loc"])
        line = lines.of(steps, version)
        found[Fault(file, _place(steps), _plain(dict(fault)), line)] = None
    told = list(found)[:FAULTS_TOLD]
    if len(found) > FAULTS_TOLD:
        told.append(Fault(file, "", "and more faults"))
    return told


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
        return f"must be text; put {reprlib.repr(given)} in quotes"
    if kind == "string_pattern_mismatch":
        return f"{reprlib.repr(given)} is not written as it must be ({fault['ctx']['pattern']})"
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
