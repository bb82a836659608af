"""The published JSON Schema of content files as authors write them, made from the model."""

from typing import Any

from pydantic.json_schema import models_json_schema

from kiosk.procedures.blocks import Shared, Use
from kiosk.procedures.model import Doors, Procedure


def content_schema() -> dict[str, Any]:
    """Give one schema for each kind of file: a procedure, the doors, the shared questions."""
    kinds = (Procedure, Doors, Shared, Use)
    _, schema = models_json_schema(
        [(kind, "validation") for kind in kinds], title="Content of a ward kiosk"
    )
    questions = schema["$defs"]["Part"]["properties"]["questions"]
    questions["items"] = {"anyOf": [questions["items"], {"$ref": "#/$defs/Use"}]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "anyOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in (Procedure, Doors, Shared)],
    }
