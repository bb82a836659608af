"""What of the content files a spreadsheet may change: words, money, sources and days.

A record is one mapping of a file as written, before shared content is put in: what is shared stands
once, and so does what an alias repeats. Its address is the file and the path to it: keys, and items
of lists by their own name, or by number from 1 where they have none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kiosk.procedures.content_file import content_files, read_content
from kiosk.procedures.content_yaml import ContentLoader, read_yaml
from kiosk.procedures.loading import DOORS, SHARED

Kind = Literal["words", "money", "days"]
WORDS = ("vi", "en", "spoken")
EVIDENCE = ("source", "strength", "checked_on", "note")
TERM = ("version", "effective_from", "effective_to")
OPTIONAL = frozenset({"spoken", "note", "effective_to"})
OWN_NAMES = ("name", "id", "code", "value", "number", "use")
STEP = re.compile(r"[\w{}.-]{1,60}")
TEXT = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class Record:
    """Some fields that stand together; `fields` gives their present values, empty where missing."""

    file: str
    path: str
    kind: Kind
    fields: dict[str, str]
    node: MappingNode

    @property
    def address(self) -> tuple[str, str]:
        """File and path."""
        return self.file, self.path

    def pair(self, field: str) -> tuple[Node, Node] | None:
        """Give the key and the value of a field, as written; None where it is missing."""
        return _pairs(self.node).get(field)

    def line(self, field: str) -> int:
        """Give the line of a field, or of the record where it is missing."""
        pair = self.pair(field)
        return int((self.node if pair is None else pair[0]).start_mark.line) + 1


def records_of_folder(folder: Path) -> Iterator[Record]:
    """Give the records of every content file, in order; raises `BadFile` or `yaml.YAMLError`."""
    for path in content_files(folder):
        yield from records_of(path.name, read_content(path))


def records_of(file: str, text: str) -> Iterator[Record]:
    """Give the records of one file; raises `yaml.YAMLError` where it is not well formed."""
    read_yaml(text)  # refuses what is too deep to walk
    root = ContentLoader(text).get_single_node()
    if isinstance(root, MappingNode):
        if file != DOORS and not Path(file).match(SHARED):
            yield from _record(file, (), "days", root, TERM)
        yield from _walk(file, root, (), set())


def shared_used(folder: Path, files: Iterable[str]) -> frozenset[str]:
    """Name the shared content that some files of a folder use, and what that uses in turn."""
    given: dict[str, set[str]] = {}
    for path in content_files(folder):
        if path.match(SHARED):
            for kind in read_yaml(read_content(path)).values():
                for name, body in kind.items() if isinstance(kind, dict) else ():
                    given.setdefault(name, set()).update(_uses(body))
    found: set[str] = set()
    waiting = {use for name in files for use in _uses(read_yaml(read_content(folder / name)))}
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= given.get(name, set()) - found
    return frozenset(found)


def _uses(data: Any) -> Iterator[str]:
    waiting = [data]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            if isinstance(here.get("use"), str):
                yield here["use"]
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here


def _walk(file: str, node: Node, path: tuple[str, ...], seen: set[int]) -> Iterator[Record]:
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, SequenceNode):
        for step, item in zip(_steps(node), node.value, strict=True):
            yield from _walk(file, item, (*path, step), seen)
        return
    if not isinstance(node, MappingNode):
        return
    pairs = _pairs(node)
    money = "fee" in path or "time_limit" in path
    if {"vi", "en"} <= pairs.keys() <= set(WORDS):
        yield from _record(file, path, "money" if money else "words", node, WORDS)
    if set(EVIDENCE[:3]) <= pairs.keys():
        yield from _record(file, path, "days", node, EVIDENCE)
    if path[-1:] == ("fee",) and "amount" in pairs:
        yield from _record(file, path, "money", node, ("amount",))
    if path[:1] == ("changes",) and "from" in pairs:
        yield from _record(file, path, "days", node, ("from",))
    for name, (_, value) in pairs.items():
        yield from _walk(file, value, (*path, name), seen)


def _record(
    file: str, path: tuple[str, ...], kind: Kind, node: MappingNode, names: tuple[str, ...]
) -> Iterator[Record]:
    """Give the record, where each of its fields is a text, or may be missing."""
    pairs = _pairs(node)
    fields: dict[str, str] = {}
    for name in names:
        if name not in pairs and name in OPTIONAL:
            fields[name] = ""
        elif name in pairs and _is_own_text(*pairs[name]):
            fields[name] = pairs[name][1].value
        else:
            return
    yield Record(file, "/".join(path), kind, fields, node)


def _is_own_text(key: Node, value: Node) -> bool:
    """Whether a value is a text that stands here, not an alias of one that stands before."""
    text = isinstance(value, ScalarNode) and value.tag == TEXT
    return text and value.start_mark.index >= key.end_mark.index


def _pairs(node: MappingNode) -> dict[str, tuple[Node, Node]]:
    return {key.value: (key, value) for key, value in node.value if isinstance(key, ScalarNode)}


def _steps(node: SequenceNode) -> list[str]:
    """Name the items of a list: by their own name where only one has it, else by number."""
    own = [_own_name(item) for item in node.value]
    return [
        name if name and own.count(name) == 1 else str(number)
        for number, name in enumerate(own, start=1)
    ]


def _own_name(item: Node) -> str:
    pairs = _pairs(item) if isinstance(item, MappingNode) else {}
    for key in OWN_NAMES:
        value = pairs[key][1] if key in pairs else None
        if isinstance(value, ScalarNode) and STEP.fullmatch(value.value):
            return "" if value.value.isdecimal() and key != "number" else value.value
    return ""
