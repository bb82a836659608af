"""The way through one part as rows of a chart: what everyone is asked, and the branches.

The main way goes straight down. Questions that follow each other under one condition are a branch
beside it, which comes back, or ends where a notice stops the walk.
"""

import itertools
from typing import Any

from kiosk.authoring.condition_words import ConditionWords
from kiosk.journey.checklist import is_weak
from kiosk.procedures.model import Part, Question

BRANCH = 9
"""At most so many questions beside one decision, so that a branch fits on a page."""


def flow_rows(part: Part, conditions: ConditionWords) -> list[dict[str, Any]]:
    """Give the rows: `when` (None on the main way), its words, and the nodes in order."""
    rows: list[dict[str, Any]] = []
    for when, group in itertools.groupby(part.questions, key=lambda question: question.when):
        questions = list(group)
        size = 1 if when is None else BRANCH
        for start in range(0, len(questions), size):
            nodes = [_node(item, conditions) for item in questions[start : start + size]]
            words = "" if when is None else conditions.say(when) or when
            rows.append({"when": when, "words": words, "nodes": nodes})
    return rows


def _node(question: Question, conditions: ConditionWords) -> dict[str, Any]:
    return {
        "number": conditions.numbers[question.name],
        "label": question.label.vi if question.type != "notice" else question.ask.vi,
        "notice": question.type == "notice",
        "stops": question.stops,
        "optional": not question.required,
        "weak": is_weak(question.evidence),
    }
