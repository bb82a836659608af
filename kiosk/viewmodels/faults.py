"""What is wrong with, or worth a second look at, the answer just given. No Qt."""

from kiosk.journey.answers import Answer
from kiosk.journey.errors import WarningCode
from kiosk.journey.outcomes import Finding, Invalid, Language, Valid
from kiosk.text.sentences import spoken_sentence


class Faults:
    """One refusal, or the warnings not yet said about this very answer."""

    def __init__(self) -> None:
        self._fault: Invalid | None = None
        self._warnings: tuple[Finding, ...] = ()
        self._warned: set[tuple[str, str, str]] = set()

    def judge(self, outcome: Valid | Invalid) -> Answer | None:
        """Give the answer when one may go on; else keep what is to be said first."""
        if isinstance(outcome, Invalid):
            self._fault, self._warnings = outcome, ()
            return None
        said = {(f.field, f.code, str(outcome.value)): f for f in outcome.warnings}
        fresh = tuple(finding for key, finding in said.items() if key not in self._warned)
        if fresh:
            self._warned.update(said)
            self._fault, self._warnings = None, fresh
            return None
        return outcome.value

    def hint(self, code: WarningCode) -> bool:
        """Say, softly, what is still to be done; whether just that stands there already."""
        before = self._warnings
        self._fault, self._warnings = None, (Finding("", code),)
        return before == self._warnings

    def clear(self) -> bool:
        """Take back what is said; whether anything was."""
        anything = self._fault is not None or bool(self._warnings)
        self._fault, self._warnings = None, ()
        return anything

    def forget(self) -> None:
        """Drop what one person was warned of."""
        self._warned.clear()

    def error(self, language: Language) -> str:
        """The refusal in words."""
        return self._fault.message(language) if self._fault else ""

    def error_spoken(self, language: Language) -> str:
        """The refusal as the voice says it, where that differs."""
        if self._fault is None or language == "en":
            return ""
        return spoken_sentence(self._fault.code, **self._fault.values)

    def warning(self, language: Language) -> str:
        """The warnings in words, together."""
        return " ".join(finding.message(language) for finding in self._warnings)
