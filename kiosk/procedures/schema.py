"""The published JSON Schema of content files, made from the model."""

from typing import Any

from pydantic.json_schema import models_json_schema

from kiosk.procedures.model import Doors, Procedure


def content_schema() -> dict[str, Any]:
    """Give one schema for both kinds of file: a procedure, or the doors."""
    _, schema = models_json_schema(
        [(Procedure, "validation"), (Doors, "validation")], title="Content of a ward kiosk"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "anyOf": [{"$ref": "#/$defs/Procedure"}, {"$ref": "#/$defs/Doors"}],
    }
