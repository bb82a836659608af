"""Lines of the last page that follow from the answers. Pure."""

from collections.abc import Mapping
from datetime import date

from kiosk.journey.answers import Answer
from kiosk.journey.checklist import comes_home, what_it_takes
from kiosk.journey.outcomes import Language
from kiosk.journey.saying import say_number
from kiosk.procedures.model import Procedure, Step
from kiosk.viewmodels.words import say


def network_line(procedure: Procedure | None, step: Step | None, language: Language) -> str:
    """How it gets to the counter; nothing where an officer comes or another office takes it."""
    if procedure is None or step is procedure.next_step.outside:
        return ""
    if procedure.ends != "slip":
        return say("network", language)
    return "" if comes_home(step) else say("network_slip", language)


def fee_line(
    procedure: Procedure, answers: Mapping[str, Answer], today: date, language: Language
) -> str:
    """What is to be paid, where the answers tell that it is something."""
    dong = what_it_takes(procedure, answers, today).fee.amount_dong
    return say("fee_line", language, amount=say_number(dong, language)) if dong else ""
