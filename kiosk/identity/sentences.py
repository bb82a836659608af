"""What is said about cards and scanned codes, in two languages."""

from typing import Literal

from kiosk.config import ASSETS
from kiosk.text.sentences import load_sentences

Language = Literal["vi", "en"]

SENTENCES = ASSETS / "words" / "identity.yaml"


def identity_sentence(code: str, language: Language) -> str:
    """Say what a code of a card, a card warning or a scan means, and what to do."""
    return load_sentences(SENTENCES)[code][language]
