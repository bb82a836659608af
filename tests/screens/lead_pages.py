"""Notices that lead to another procedure, and whether it may take over what was said."""

from collections.abc import Iterator
from functools import partial

from tests.screens.page import Page
from tests.screens.question_pages import CARD_ADDRESS
from tests.screens.stage import Stage

Answered = dict[str, str | int]
Stop = tuple[str, str, Answered]
RENEWS: Stop = ("1.004194", "renew_stop", {"for_whom": "self", "first_time": "renew"})
RECOGNISED: Stop = (
    "1.001193",
    "recognition_stop",
    {
        "relation": "mother",
        "requester_card": "typed",
        "requester_name": "NGUYỄN PHƯỚC QUỲNH NHƯ NGỌC",
        "requester_dob": "1995-03-05",
        "requester_number": "003195012345",
        "requester_issued": "2021-04-20",
        "requester_address": CARD_ADDRESS,
        "child_dob": "2026-11-02",
        "parents_married": "father_present",
    },
)
LEADS: dict[str, Stop] = {
    "1.002755": RENEWS,
    "1.000689": RECOGNISED,
    "1.014028": ("1.010824", "pension_stream", {"benefit": "social_pension"}),
    "3.000722": ("1.014137", "small_child_stop", {"for_whom": "small_child"}),
}
"""Notices that lead to another procedure, by where to."""


def lead_pages() -> Iterator[Page]:
    """Short and long names and answers."""
    for code, stop in LEADS.items():
        yield Page(f"leads-{code}", partial(bring_stop, stop=stop), "leads")
    yield Page("reuse", partial(bring_reuse, stop=RENEWS))
    yield Page("reuse-long", partial(bring_reuse, stop=RECOGNISED))


def bring_stop(stage: Stage, stop: Stop) -> None:
    """Stand at a notice that leads to another procedure."""
    code, at, answers = stop
    stage.take("question", code, at, answers)
    assert stage.views.question.property("leadName"), stop


def bring_reuse(stage: Stage, stop: Stop) -> None:
    """Be asked whether that one may take over what was said."""
    bring_stop(stage, stop)
    stage.views.question.next()
    assert stage.views.visit.state.page == "reuse", stop
