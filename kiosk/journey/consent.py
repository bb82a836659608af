"""What a person agreed to, or did not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Consent:
    """One purpose, the version of its text, and what the person said at what ISO time."""

    purpose: str
    version: str
    given: bool
    at: str
