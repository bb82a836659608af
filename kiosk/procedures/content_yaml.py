"""YAML as authors of content expect it: `yes`, `1.001193` and `15:00` are text, keys are unique."""

import re
from typing import Any

from yaml.constructor import ConstructorError
from yaml.nodes import MappingNode

from kiosk.procedures.node_limits import check_nodes

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a build of PyYAML without libyaml: slower, the same result
    from yaml import SafeLoader  # type: ignore[assignment]

PLAIN = {
    "tag:yaml.org,2002:bool": (re.compile(r"^(?:true|false)$"), "tf"),
    "tag:yaml.org,2002:null": (re.compile(r"^(?:~|null|)$"), ["~", "n", ""]),
    "tag:yaml.org,2002:int": (re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), "-0123456789"),
}


class ContentLoader(SafeLoader):
    """Safe loading without YAML's surprises; a key given twice is an error."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 -- PyYAML's own hook

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that stands twice, where YAML would keep the last."""
        seen: set[str] = set()
        for key_node, _ in node.value:
            key = str(key_node.value)
            if key in seen:
                raise ConstructorError(None, None, f"{key!r} stands twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


for _tag, (_pattern, _first) in PLAIN.items():
    ContentLoader.add_implicit_resolver(_tag, _pattern, list(_first))


def read_yaml(text: str) -> Any:
    """Parse one document; raises `yaml.YAMLError`, whose text names line and column.

    Nothing is built of a document that is too deep, too large with its aliases written out, holds
    itself or a character that does not show.
    """
    loader = ContentLoader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return None
        check_nodes(root)
        return loader.construct_document(root)
    finally:
        loader.dispose()
