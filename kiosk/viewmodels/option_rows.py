"""The answer cards of a choice, in the person's language, "ask staff" always last."""

from collections.abc import Callable, Sequence

from kiosk.journey.answers import ASK_STAFF
from kiosk.journey.ethnicities import ethnicities
from kiosk.journey.path import Journey
from kiosk.procedures.model import Question, Words
from kiosk.viewmodels.words import say

ROLES = ("value", "label", "labelSpoken", "detail", "sign", "picked")
Row = tuple[str, str, str, str, str, bool]


def option_rows(
    journey: Journey,
    question: Question,
    chosen: str,
    language: str,
    speaking: tuple[Callable[[Words | None], str], Callable[[Words | None], str]],
) -> Sequence[Row]:
    """Rows for the list model; `speaking` gives a text's shown and spoken words."""
    words, spoken = speaking
    rows: list[Row] = [
        (
            option.value,
            words(option.label),
            spoken(option.label),
            words(option.note),
            option.icon or "",
            option.value == chosen,
        )
        for option in journey.options(question)
    ]
    if question.type == "ethnicity":
        rows = [(name, name, "", "", "", name == chosen) for name in ethnicities()]
    unknown = say("do_not_know", language)
    return [*rows, (ASK_STAFF, unknown, "", "", "question", chosen == ASK_STAFF)]


def way_out(question: Question, language: str) -> str:
    """Say what leaving a question open is called: pass by, leave blank, or ask staff."""
    if not question.required:
        return say("skip", language)
    return say("leave_blank" if question.blank_ok else "do_not_know", language)
