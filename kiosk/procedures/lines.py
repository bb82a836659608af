"""On which line of its file a place of the content stands.

The file is parsed once more, with marks, only when there is something to say about it. Shared
content and dated changes move pieces of a file about, but leave its keys and texts the objects they
were, and by these a piece is known again. What comes from another file stands where it is used.
"""

import contextlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from kiosk.procedures.blocks import BlockError, Shared, expanded
from kiosk.procedures.content_yaml import ContentLoader
from kiosk.procedures.dated import DatedError
from kiosk.procedures.expansion import written_out

Step = str | int
OWN_NAMES = ("name", "id", "value", "code", "number")
ENTRANCE = re.compile(r"(door|group) (\w+)")


class Lines:
    """The lines of one file whose YAML has been found to be well formed."""

    def __init__(self, text: str, shared: Shared | None = None) -> None:
        """Take the file's text, and for a procedure the shared content it may use."""
        loader = ContentLoader(text)
        # The nodes stay alive here: no other text comes to have the identity of one of theirs.
        self._root: Node | None = loader.get_single_node()
        self._raw = None if self._root is None else loader.construct_document(self._root)
        self._marks = {} if self._root is None else _marks(self._root)
        self._shared = shared or Shared(format=1)
        self._wholes = [self._raw]
        self._made: list[tuple[dict[str, Any], list[Any]]] | None = None
        if shared is not None:
            with contextlib.suppress(BlockError, DatedError):  # the fault that is to be told
                self._wholes = written_out(self._raw, shared)

    def of(self, steps: Sequence[Step], version: int = 0) -> int:
        """Give the line of a place, or of what is nearest around it; lines count from 1."""
        here: Any = self._wholes[min(version, len(self._wholes) - 1)]
        line = self._line_of_key(self._raw, "changes") or 1 if version else 1
        for step in steps:
            key = _key(here, step)
            if key is None:
                break
            if isinstance(here, dict):
                line = self._line_of_key(here, str(key)) or line
            else:
                line = self._line_of_item(here[key]) or line
            here = here[key]
        return line

    def of_place(self, place: str, version: str = "") -> int:
        """Give the line of a place as remarks write it: `parts.who.questions.dob`, `door 3`."""
        if entrance := ENTRANCE.fullmatch(place):
            return self.of(self._entrance(*entrance.groups()))
        number = self._number(version)
        whole = self._wholes[number]
        steps: list[Step] = [*place.split(".")]
        if isinstance(whole, dict) and steps[0] not in whole:
            steps = [*_question(whole, str(steps[0])), *steps[1:]]
        return self.of(steps, number)

    def of_faulty_use(self) -> int:
        """Give the line of the first `use` that cannot be followed."""
        for use in self._uses():
            if not any(self._can_follow(wrapped) for wrapped in _wrapped(use)):
                return self._line_of_key(use, "use") or 1
        return self.of_first_use()

    def of_first_use(self) -> int:
        """Give the line of the first `use`."""
        return next((self._line_of_key(use, "use") or 1 for use in self._uses()), 1)

    def _can_follow(self, wrapped: Any) -> bool:
        try:
            written_out(wrapped, self._shared)
        except BlockError:
            return False
        return True

    def _number(self, version: str) -> int:
        given = [whole.get("version") for whole in self._wholes if isinstance(whole, dict)]
        return given.index(version) if version in given else 0

    def _line_of_key(self, here: Any, key: str) -> int | None:
        if not isinstance(here, dict):
            return None
        return next((self._marks.get(id(own)) for own in here if own == key), None)

    def _line_of_item(self, item: Any) -> int | None:
        if isinstance(item, str):
            return self._marks.get(id(item)) or self._line_of_use(item)
        if not isinstance(item, dict):
            return None
        lines = [self._marks[id(key)] for key in item if id(key) in self._marks]
        return min(lines, default=None) or self._line_of_use(item)

    def _line_of_use(self, item: Any) -> int | None:
        """Give the line where the shared content is used that an item came from."""
        if self._made is None:
            self._made = [
                (use, expanded([use], self._shared))
                for use in self._uses()
                if self._can_follow([use])
            ]
        found = (use for use, items in self._made if item in items)
        return next((self._line_of_key(use, "use") for use in found), None)

    def _uses(self) -> Iterator[dict[str, Any]]:
        waiting = [self._raw]
        while waiting:
            here = waiting.pop()
            if isinstance(here, dict):
                if isinstance(here.get("use"), str):
                    yield here
                waiting += reversed([v for key, v in here.items() if key != "changes"])
            elif isinstance(here, list):
                waiting += reversed(here)

    def _entrance(self, kind: str, name: str) -> list[Step]:
        groups = self._raw["groups"] if isinstance(self._raw, dict) else []
        for number, group in enumerate(groups):
            if kind == "group" and group.get("id") == name:
                return ["groups", number]
            if kind == "door" and (place := _key(group.get("doors"), name)) is not None:
                return ["groups", number, "doors", place]
        return ["groups"]


def _wrapped(use: Any) -> Iterator[Any]:
    """Give a use as it stands in a list, and among form fields."""
    yield [use]
    yield {"fields": {"use": use}}


def _marks(root: Node) -> dict[int, int]:
    """Give the line of each key and text, by its identity; the first where aliases repeat it."""
    marks: dict[int, int] = {}
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            if len(node.value) > 1:  # Python keeps one object of each text of one letter
                marks[id(node.value)] = node.start_mark.line + 1
        elif isinstance(node, MappingNode):
            waiting += [child for pair in node.value for child in pair]
        else:
            waiting += node.value
    return marks


def _question(whole: dict[str, Any], name: str) -> list[Step]:
    parts = whole.get("parts")
    for number, part in enumerate(parts if isinstance(parts, list) else []):
        place = _key(part.get("questions"), name) if isinstance(part, dict) else None
        if place is not None:
            return ["parts", number, "questions", place]
    return ["parts"]


def _key(here: Any, step: Step) -> Any:
    """Give the key or number a step leads by; None where it leads nowhere."""
    if isinstance(here, dict):
        return step if step in here else None
    if not isinstance(here, list):
        return None
    if isinstance(step, int):
        return step if step < len(here) else None
    for number, item in enumerate(here):
        if isinstance(item, dict) and any(str(item.get(key)) == step for key in OWN_NAMES):
            return number
    return int(step) - 1 if step.isdecimal() and 0 < int(step) <= len(here) else None
