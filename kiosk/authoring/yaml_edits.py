"""Changes single values in the text of a YAML file, and leaves every other letter as it was.

A parser that writes YAML anew would lose how an author laid it out; so an edit replaces exactly the
letters of one value, at the place where the parser found it, in the quotes it had.
"""

import re
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode

from kiosk.authoring.records import Record
from kiosk.procedures.content_yaml import read_yaml

AFTER = {"spoken": "en", "note": "checked_on", "effective_to": "effective_from"}
DOUBLE = '"'
PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")


@dataclass(frozen=True, slots=True)
class Edit:
    """Letters of a text, from `start` to before `end`, and what stands there instead."""

    start: int
    end: int
    letters: str


def edited(text: str, edits: list[Edit]) -> str:
    """Give the text with all edits made; no two may overlap."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.letters + text[edit.end :]
    return text


def edit_of(text: str, record: Record, field: str, value: str) -> Edit:
    """Give the edit that sets a field: replaced, added where it was missing, or taken out."""
    pair = record.pair(field)
    if pair is None:
        return _added(text, record, field, value)
    if value == "":
        return _taken_out(text, record.node, field)
    node = pair[1]
    written = text[node.start_mark.index : node.end_mark.index]
    anchor = PROPERTIES.match(written)
    letters = (anchor[0] if anchor else "") + _written(value, getattr(node, "style", ""))
    if written.endswith("\n"):
        letters += "\n"
    return Edit(node.start_mark.index, node.end_mark.index, letters)


def _added(text: str, record: Record, field: str, value: str) -> Edit:
    """Put a field after the one it belongs to."""
    before = record.pair(AFTER[field])
    if before is None:
        raise KeyError(AFTER[field])  # no record lacks it
    end = before[1].end_mark.index
    pair = f"{field}: {_written(value, DOUBLE)}"
    if record.node.flow_style:
        return Edit(end, end, f", {pair}")
    indent = " " * record.node.value[0][0].start_mark.column
    if text[end - 1] == "\n":
        return Edit(end, end, f"{indent}{pair}\n")
    newline = text.find("\n", end)
    end = len(text) if newline < 0 else newline
    return Edit(end, end, f"\n{indent}{pair}")


def _taken_out(text: str, mapping: MappingNode, field: str) -> Edit:
    """Take a field out, and what parts it from its neighbours."""
    names = [key.value for key, _ in mapping.value]
    place = names.index(field)
    key, value = mapping.value[place]
    if place == 0:
        return Edit(key.start_mark.index, mapping.value[1][0].start_mark.index, "")
    if mapping.flow_style:
        return Edit(mapping.value[place - 1][1].end_mark.index, value.end_mark.index, "")
    start = text.rfind("\n", 0, key.start_mark.index) + 1
    newline = text.find("\n", value.end_mark.index - 1)
    return Edit(start, len(text) if newline < 0 else newline + 1, "")


def _written(value: str, style: str) -> str:
    """Write a value in the quotes it had, or in double ones where it would not be read as text."""
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if style == "" and _is_plain(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_plain(value: str) -> bool:
    """Whether a value without quotes is read as this text, in a line and within braces."""
    try:
        lone = read_yaml(f"key: {value}")
        within = read_yaml(f"{{key: {value}}}")
    except yaml.YAMLError:
        return False
    return bool(lone == within == {"key": value})
