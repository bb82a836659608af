"""Bounds on a parsed YAML document, before anything is built of it.

A few lines of aliases can stand for more values than fit in any memory, or for a value that holds
itself; both are told from the nodes, each looked at once.
"""

from collections.abc import Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from kiosk.procedures.content_file import UNSEEN, unseen
from kiosk.procedures.limits import DEPTH, VALUES

PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "bool", "null", "map", "seq")
)


class Refused(yaml.MarkedYAMLError):
    """The document is beyond a bound; the text names the line."""

    def __init__(self, problem: str, node: Node) -> None:
        """Take what is wrong, and with which node."""
        super().__init__(problem=problem, problem_mark=node.start_mark)


def check_nodes(root: Node) -> None:
    """Raise `Refused` where a document is too deep, too large written out, or not plain."""
    _Measure().of(root, 1)


class _Measure:
    def __init__(self) -> None:
        self._known: dict[int, tuple[int, int]] = {}
        self._inside: set[int] = set()

    def of(self, node: Node, depth: int) -> tuple[int, int]:
        """Give how many values a node is, written out, and how many levels of them it has."""
        if node.tag not in PLAIN_TAGS:
            raise Refused(f"tags ({node.tag}) are not used", node)
        if isinstance(node, ScalarNode):
            if letter := UNSEEN.search(node.value):
                raise Refused(unseen(letter.group()), node)
            return 1, 0
        if id(node) in self._inside:
            raise Refused("an alias leads back into itself", node)
        known = self._known.get(id(node))
        if depth + (0 if known is None else known[1] - 1) > DEPTH:
            raise Refused(f"more than {DEPTH} levels deep", node)
        if known is None:
            self._inside.add(id(node))
            known = self._known[id(node)] = self._inner(node, depth)
            self._inside.remove(id(node))
        return known

    def _inner(self, node: Node, depth: int) -> tuple[int, int]:
        size, height = 1, 0
        for child in _children(node):
            more, levels = self.of(child, depth + 1)
            size += more
            height = max(height, levels)
        if size > VALUES:
            raise Refused(f"more than {VALUES} values when its aliases are written out", node)
        return size, height + 1


def _children(node: Node) -> Iterator[Node]:
    if not isinstance(node, MappingNode):
        yield from node.value
        return
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise Refused("a key must be plain text", key)
        yield key
        yield value
