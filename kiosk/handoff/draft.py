"""What is carried: which procedure, what was answered, in words that need no content to be read."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from kiosk.identity.scanned_text import hides_something

Kind = Literal[
    "declaration",  # in progress, from a kiosk
    "questions",  # to be answered at home, from a kiosk
    "prepared",  # answered or changed on the page on a phone
]
Value = str | int

PHONE = "phone"
FORMAT = 1
MOST_ITEMS = 200
MOST_OPTIONS = 80
LONGEST = 2000
LARGEST_NUMBER = 10**15
LARGEST_JSON = 64 * 1024
YEARS = range(2025, 2200)

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"[0-9]\.[0-9]{6}|local\.[a-z-]{1,40}")
_VERSION = re.compile(r"\d{4}\.\d{2}\.\d{2}(\.\d{1,4})?")
_BY = re.compile(rf"\d{{4}}|{PHONE}")


@dataclass(frozen=True, slots=True)
class Item:
    """One question: `text` is the answer in words, `options` are value and label of a choice."""

    name: str
    label: str
    value: Value = ""
    text: str = ""
    options: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The carried form; what is empty, and a text that is the value, is left out."""
        carried: dict[str, Any] = {"name": self.name, "label": self.label}
        if self.value != "":
            carried["value"] = self.value
        if self.text not in ("", str(self.value)):
            carried["text"] = self.text
        if self.options:
            carried["options"] = [list(option) for option in self.options]
        return carried


@dataclass(frozen=True, slots=True)
class Draft:
    """A declaration in progress; `by` is the number of the kiosk that made it, or `phone`."""

    kind: Kind
    code: str
    version: str
    title: str
    by: str
    made_at: datetime
    expires_at: datetime
    items: tuple[Item, ...]

    @property
    def answers(self) -> dict[str, Value]:
        """What was answered, by question: to be checked like typed answers, never proof."""
        return {item.name: item.value for item in self.items if item.value != ""}


class NoDraft(ValueError):  # noqa: N818 -- reads as what it is
    """The bytes are no draft."""


def write_draft(draft: Draft) -> bytes:
    """The bytes that are signed and carried."""
    carried = {
        "format": FORMAT,
        "kind": draft.kind,
        "code": draft.code,
        "version": draft.version,
        "title": draft.title,
        "by": draft.by,
        "made_at": draft.made_at.isoformat(timespec="seconds"),
        "expires_at": draft.expires_at.isoformat(timespec="seconds"),
        "items": [item.to_json() for item in draft.items],
    }
    return json.dumps(carried, ensure_ascii=False, separators=(",", ":")).encode()


def read_draft(raw: bytes) -> Draft:
    """Parse what somebody carried here; `NoDraft` for anything but a whole draft within limits."""
    if len(raw) > LARGEST_JSON:
        raise NoDraft
    try:
        carried = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise NoDraft from error
    if not isinstance(carried, dict) or carried.get("format") != FORMAT:
        raise NoDraft
    items = tuple(_item(entry) for entry in _list(carried.get("items"), MOST_ITEMS))
    if len({item.name for item in items}) != len(items):
        raise NoDraft
    return Draft(
        kind=_kind(carried.get("kind")),
        code=_matching(_CODE, carried.get("code")),
        version=_matching(_VERSION, carried.get("version")),
        title=_text(carried.get("title")),
        by=_matching(_BY, carried.get("by")),
        made_at=_moment(carried.get("made_at")),
        expires_at=_moment(carried.get("expires_at")),
        items=items,
    )


def _item(entry: object) -> Item:
    if not isinstance(entry, dict):
        raise NoDraft
    value = entry.get("value", "")
    return Item(
        name=_matching(_NAME, entry.get("name")),
        label=_text(entry.get("label")),
        value=_number(value) if isinstance(value, int) else _text(value, empty=True),
        text=_text(entry.get("text", ""), empty=True) or str(value),
        options=tuple(_option(option) for option in _list(entry.get("options", []), MOST_OPTIONS)),
    )


def _option(entry: object) -> tuple[str, str]:
    value, label = _two(entry)
    return _text(value), _text(label)


def _two(entry: object) -> tuple[object, object]:
    if not isinstance(entry, list) or len(entry) != 2:
        raise NoDraft
    return entry[0], entry[1]


def _list(value: object, most: int) -> list[object]:
    if not isinstance(value, list) or len(value) > most:
        raise NoDraft
    return value


def _kind(value: object) -> Kind:
    for kind in get_args(Kind):
        if value == kind:
            return kind  # type: ignore[no-any-return]
    raise NoDraft


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value) or not value.isascii():
        raise NoDraft
    return value


def _text(value: object, *, empty: bool = False) -> str:
    if not isinstance(value, str) or len(value) > LONGEST or hides_something(value):
        raise NoDraft
    if not empty and not value.strip():
        raise NoDraft
    return value


def _number(value: int) -> int:
    if isinstance(value, bool) or abs(value) > LARGEST_NUMBER:
        raise NoDraft
    return value


def _moment(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(value))
    except ValueError as error:
        raise NoDraft from error
    if moment.utcoffset() is None or moment.year not in YEARS:
        raise NoDraft
    return moment
