"""What a demo answers: the same keys for every variant, and a variant's own beside them."""

from dataclasses import dataclass


@dataclass(kw_only=True)
class Result:
    """`equal` compares the run's word with what stands on the centre's page of the declaration."""

    ok: bool
    reference: str
    delivered: int
    equal: bool
    duplicates: int
    purged: bool
    steps: list[str]
    pictures: list[str]

    @property
    def sentence(self) -> str:
        """The line for a person."""
        return f"slip {self.reference}: delivered {self.delivered}, equal {self.equal}"
