"""The published JSON Schema of `ward.yaml`, made from the model."""

from typing import Any

from kiosk.ward.model import Ward


def ward_schema() -> dict[str, Any]:
    """Give the schema an editor checks the file by."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Ward.model_json_schema(by_alias=True),
    }
