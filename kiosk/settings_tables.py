"""Turns tables of a TOML file, or of text from the environment, into frozen dataclasses."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
TRUE, FALSE = {"true", "1", "yes", "on"}, {"false", "0", "no", "off"}


@dataclass(frozen=True, slots=True)
class Limits:
    """The range of a number; `above` and `below` are themselves outside it."""

    least: float = -math.inf
    most: float = math.inf
    above: float = -math.inf
    below: float = math.inf

    def check(self, number: float) -> None:
        """ValueError when it is outside."""
        if not (self.least <= number <= self.most and self.above < number < self.below):
            bounds = (("at least", self.least), ("at most", self.most))
            strict = (("more than", self.above), ("less than", self.below))
            said = [f"{word} {bound:g}" for word, bound in bounds + strict if math.isfinite(bound)]
            raise ValueError(f"must be {' and '.join(said)}")


@dataclass(frozen=True, slots=True)
class Digits:
    """A code of so many digits, written as text: zeros in front count."""

    count: int

    def check(self, text: str) -> None:
        """ValueError when it is anything else."""
        if not (len(text) == self.count and text.isascii() and text.isdigit()):
            raise ValueError(f"must be {self.count} digits, in quotes")


@dataclass(frozen=True, slots=True)
class Digest:
    """A SHA-256 in hexadecimal, as commands print it."""

    def check(self, text: str) -> None:
        """ValueError when it is anything else."""
        if not (len(text) == 64 and set(text) <= set("0123456789abcdef")):
            raise ValueError("must be a digest of 64 letters 0-9, a-f, in quotes")


@dataclass(frozen=True, slots=True)
class DayHours:
    """From a time of day to another one, or nothing."""

    def check(self, text: str) -> None:
        """ValueError when it is anything else."""
        time = r"([01]\d|2[0-3]):[0-5]\d"
        if text and not re.fullmatch(f"{time}-{time}", text, re.ASCII):
            raise ValueError('must be hours such as "19:00-06:00", or ""')


def read_section(kind: type[T], table: object, place: str = "") -> tuple[T, list[str]]:
    """The dataclass and what is wrong, "place: reason" each; what is missing has its default.

    With faults the dataclass holds what could be read and is not to be used.
    """
    if not isinstance(table, Mapping):
        return kind(), [f"{place}: must be a table"]
    types = get_type_hints(kind, include_extras=True)
    values: dict[str, Any] = {}
    faults = [
        f"{_below(place, key)}: there is no such setting" for key in table if key not in types
    ]
    for field in fields(kind):  # type: ignore[arg-type]  # dataclasses, by contract
        if field.name not in table:
            continue
        where, wanted = _below(place, field.name), types[field.name]
        if isinstance(wanted, type) and is_dataclass(wanted):
            values[field.name], wrong = read_section(wanted, table[field.name], where)
            faults += wrong
            continue
        try:
            values[field.name] = read_value(wanted, table[field.name])
        except ValueError as error:
            faults.append(f"{where}: {error}")
    return kind(**values), faults


def read_value(wanted: Any, value: object) -> Any:
    """One value as its type says; text is read as the type where it can be. ValueError if not."""
    origin = get_origin(wanted)
    if origin is Annotated:
        inner, rule = get_args(wanted)
        read = read_value(inner, value)
        if read is not None:
            rule.check(read)
        return read
    if origin is UnionType:
        chosen, _none = get_args(wanted)
        return None if value is None else read_value(chosen, value)
    if origin is Literal:
        choices = get_args(wanted)
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return value
    return READERS[wanted](value)


def _below(place: str, key: object) -> str:
    return f"{place}.{key}" if place else str(key)


def _read_text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be text")  # noqa: TRY004 -- all that is wrong with a value is one kind
    return value


def _read_path(value: object) -> Path:
    return value if isinstance(value, Path) else Path(_read_text(value))


def _read_bool(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word not in TRUE | FALSE:
        raise ValueError("must be true or false")
    return word in TRUE


def _read_int(value: object) -> int:
    number = _read_float(value)
    if not number.is_integer():
        raise ValueError("must be a whole number")
    return int(number)


def _read_float(value: object) -> float:
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if math.isfinite(number):
            return number
    raise ValueError("must be a number")


READERS = {str: _read_text, Path: _read_path, bool: _read_bool, int: _read_int, float: _read_float}
