"""A sentence that was heard, and what of a person's answers stands in it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from kiosk.speech.utterance import Utterance, script_of
from kiosk.text.spoken import speak


@dataclass(frozen=True, slots=True)
class Sentence:
    """The text on the screen, or for it, and the words that were said."""

    shown: str
    spoken: str

    def to_json(self) -> dict[str, str]:
        """As it goes over the demo's line."""
        return asdict(self)


def sentence_of(utterance: Utterance) -> Sentence:
    """What one hears of an utterance."""
    shown = "".join(segment.shown for segment in utterance.segments)
    return Sentence(shown, script_of(utterance.segments).text)


def given_away(sentences: Iterable[Sentence], secrets: Mapping[str, str]) -> dict[str, str]:
    """By its name, each secret that was said, with the first sentence that says it.

    It is found as it is written and as it is said, however it is spaced or grouped.
    """
    told: dict[str, str] = {}
    for sentence in sentences:
        for name, secret in secrets.items():
            if name not in told and _says(sentence, secret):
                told[name] = sentence.shown
    return told


def _says(sentence: Sentence, secret: str) -> bool:
    aloud = script_of(speak(secret, "vi")).text
    return _letters(secret) in _letters(sentence.shown) or _letters(aloud) in _letters(
        sentence.spoken
    )


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
