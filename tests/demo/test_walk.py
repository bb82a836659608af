from datetime import date

import pytest

from kiosk.commands.demo_variants import VARIANTS
from kiosk.demo.walk import answers_with, option_for
from kiosk.journey.path import Journey
from kiosk.procedures.library import Library
from tests.library import in_use

TODAY = date(2026, 11, 30)
WORD = "BCGHKLMNP"


@pytest.fixture(scope="module")
def library() -> Library:
    return in_use()


@pytest.mark.parametrize("code", sorted({variant.code for variant in VARIANTS.values()}))
def test_what_is_chosen_leads_to_a_slip(library, code):
    """No choice of the walk may end at a notice that sends people elsewhere."""
    procedure = library.procedure(code, TODAY)
    assert procedure is not None
    given, chosen = answers_with(WORD), {}
    while True:
        journey = Journey(procedure, chosen, TODAY)
        assert journey.stopped is None
        open_choices = [
            step.question
            for step in journey.steps()
            if step.question.type == "choice" and step.question.name not in chosen
        ]
        if not open_choices:
            break
        question = open_choices[0]
        chosen[question.name] = option_for(question, given.get(question.name)).value
    asked = {step.question.name for step in journey.steps()}
    assert asked & {name for name, keys in given.items() if WORD in keys}


def test_an_answer_that_is_no_option_here_gives_way_to_the_first(library):
    procedure = library.procedure("1.004873", TODAY)
    assert procedure is not None
    purpose = procedure.parts[0].questions[0]
    assert option_for(purpose, "property").value == "property"
    assert option_for(purpose, "female") is purpose.options[0]
