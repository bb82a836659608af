import json

from kiosk.config import ASSETS
from kiosk.procedures.schema import content_schema


def test_the_published_schema_is_that_of_the_model():
    published = json.loads((ASSETS / "procedures" / "schema.json").read_text("utf-8"))
    assert published == content_schema(), (
        "run: kiosk content schema > assets/procedures/schema.json"
    )


def test_the_schema_describes_each_kind_of_file():
    schema = content_schema()
    kinds = [kind["$ref"].removeprefix("#/$defs/") for kind in schema["anyOf"]]
    assert kinds == ["Procedure", "Doors", "Shared"]
    asked = schema["$defs"]["Part"]["properties"]["questions"]["items"]["anyOf"]
    assert asked == [{"$ref": "#/$defs/Question"}, {"$ref": "#/$defs/Use"}]
    assert "questions" in schema["$defs"]["Part"]["properties"]
    assert schema["$defs"]["Procedure"]["additionalProperties"] is False
