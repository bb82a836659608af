"""What a person has answered so far, where each answer came from, and the way back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar, get_args

from kiosk.procedures.unanswered import ASK_STAFF

__all__ = ["ASK_STAFF", "Answer", "Answers", "Origin"]

T = TypeVar("T")
Answer = str | int
Origin = Literal["card", "typed", "chosen", "derived"]

PAST_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Change:
    """One answer as it was before it was set; None where there was none."""

    name: str
    value: Answer | None
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by question name, flat and JSON-ready; the empty text is "left empty on purpose".

    Answers to questions that are no longer asked stay, so that changing a mind twice loses
    nothing; `Journey` decides which of them count. `replaced` keeps the wording that an answer took
    the place of by the person's choice: an address in its old names.
    """

    values: Mapping[str, Answer] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    past: tuple[Change, ...] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)

    def set_answer(self, name: str, value: Answer, origin: Origin) -> "Answers":
        """Answer a question, or answer it anew."""
        if self.values.get(name) == value and self.origins.get(name) == origin:
            return self
        return replace(
            self,
            values={**self.values, name: value},
            origins={**self.origins, name: origin},
            past=self._past_with(name),
            replaced=without(self.replaced, name),
        )

    def put_in_place(self, name: str, value: Answer, old: str) -> "Answers":
        """Answer in other words, chosen by the person, and keep the old ones beside."""
        answers = self.set_answer(name, value, "chosen")
        return replace(answers, replaced={**answers.replaced, name: old})

    def drop_of_card(self, names: Collection[str]) -> "Answers":
        """Forget what a card gave for these questions; what was typed or chosen stays."""
        answers = self
        for name in names:
            if self.origins.get(name) == "card":
                answers = answers.clear(name)
        return answers

    def fill_from_card(self, filled: Mapping[str, Answer]) -> "Answers":
        """Take what a card gave; each value can be undone or changed like a typed one."""
        answers = self
        for name, value in filled.items():
            answers = answers.set_answer(name, value, "card")
        return answers

    def clear(self, name: str) -> "Answers":
        """Forget the answer to a question."""
        if name not in self.values:
            return self
        return replace(
            self,
            values=without(self.values, name),
            origins=without(self.origins, name),
            past=self._past_with(name),
            replaced=without(self.replaced, name),
        )

    def undo(self) -> "Answers":
        """Take back the last change; without one, nothing changes."""
        if not self.past:
            return self
        last = self.past[-1]
        values, origins = without(self.values, last.name), without(self.origins, last.name)
        if last.value is not None and last.origin is not None:
            values[last.name], origins[last.name] = last.value, last.origin
        return Answers(values, origins, self.past[:-1], without(self.replaced, last.name))

    def _past_with(self, name: str) -> tuple[Change, ...]:
        before = Change(name, self.values.get(name), self.origins.get(name))
        return (*self.past, before)[-PAST_LIMIT:]

    def to_json(self) -> dict[str, Any]:
        """Give the journal's form of this object."""
        return {
            "values": dict(self.values),
            "origins": dict(self.origins),
            "past": [[change.name, change.value, change.origin] for change in self.past],
            "replaced": dict(self.replaced),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Answers":
        """Read what `to_json` gave; raises `ValueError` for anything else."""
        try:
            past = tuple(Change(name, value, origin) for name, value, origin in stored["past"])
            replaced = dict(stored.get("replaced", {}))
            answers = cls(dict(stored["values"]), dict(stored["origins"]), past, replaced)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError("these are not stored answers") from error
        known = set(get_args(Origin))
        if (
            set(answers.values) != set(answers.origins)
            or not set(answers.origins.values()) <= known
            or not set(answers.replaced) <= set(answers.values)
        ):
            raise ValueError("these are not stored answers")
        return answers


def without(mapping: Mapping[str, T], name: str) -> dict[str, T]:
    """Copy a mapping, less one name."""
    return {key: value for key, value in mapping.items() if key != name}
