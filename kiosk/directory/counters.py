"""Which counter looks after which field: content, in `assets/directory/counters.yaml`."""

from collections.abc import Mapping
from pathlib import Path

from kiosk.config import ASSETS
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.model import Content, Words

COUNTERS = ASSETS / "directory" / "counters.yaml"


class Counter(Content):
    """A counter by the words that follow "Mời quý vị ra …", and the fields it looks after."""

    words: Words
    fields: list[str]


class Counters(Content):
    """All counters; `usual` is for a field none of them names."""

    usual: Words
    counters: list[Counter]

    def of_field(self, field: str) -> Words:
        """Give the counter for a field of the national list."""
        return self._by_field().get(field.casefold(), self.usual)

    def _by_field(self) -> Mapping[str, Words]:
        return {
            field.casefold(): counter.words for counter in self.counters for field in counter.fields
        }


def load_counters(path: Path = COUNTERS) -> Counters:
    """Read the file; raises `pydantic.ValidationError` when it is not as it must be."""
    return Counters.model_validate(read_yaml(path.read_text("utf-8")))
