"""The published JSON Schema of content files as authors write them, made from the model."""

from typing import Any

from pydantic.json_schema import models_json_schema

from kiosk.procedures.blocks import Shared, Use
from kiosk.procedures.dated import Change, UseChange
from kiosk.procedures.doors import Doors
from kiosk.procedures.model import Procedure

NAME = "[a-z][a-z0-9_]{0,39}"
MADE_OF_BLOCKS = frozenset({"Shared", "Use", "Change", "Doors", "Door", "DoorGroup"})


def content_schema() -> dict[str, Any]:
    """Give one schema for each kind of file: a procedure, the doors, the shared content."""
    kinds = (Procedure, Doors, Shared, Use, Change, UseChange)
    _, schema = models_json_schema(
        [(kind, "validation") for kind in kinds], title="Content of a ward kiosk"
    )
    known = schema["$defs"]
    for kind in known.values():
        for given in kind.get("properties", {}).values():
            if given.get("type") == "array" and kind["title"] not in MADE_OF_BLOCKS:
                given["items"] = {"anyOf": [given["items"], {"$ref": "#/$defs/Use"}]}
    use = {"$ref": "#/$defs/Use"}
    fields = known["FormMapping"]["properties"]["fields"]
    (named,) = fields["patternProperties"].values()
    fields["patternProperties"] = {f"^(?!use$){NAME}$": named}
    fields["properties"] = {"use": {"anyOf": [use, {"type": "array", "items": use}]}}
    changes = {"anyOf": [{"$ref": "#/$defs/Change"}, {"$ref": "#/$defs/UseChange"}]}
    known["Procedure"]["properties"]["changes"] = {"type": "array", "items": changes}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "anyOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in (Procedure, Doors, Shared)],
    }
